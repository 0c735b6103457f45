import { CHINA_OFFSET_MS, type DemoHappening } from '@wangge/geodata'
import type { CommandIo } from './command.ts'
import type { Told } from './tell-happening.ts'

/** A time of China, to the second. */
export const chinaTime = (ms: number): string =>
  new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

/**
 * Says what was told to the server: a line for each happening, or for each day of the street, and one at the end.
 * @param each a line for each happening
 */
export const createTally = (io: CommandIo, each: boolean) => {
  const began = performance.now()
  const sum = { made: 0, entered: 0 }
  let day = ''
  let before = { ...sum }
  const endDay = () => {
    if (!each && day !== '')
      io.out(`${day}: ${sum.made - before.made} made, ${sum.entered - before.entered} stages entered`)
    before = { ...sum }
  }
  return {
    add: ({ atMs, request }: DemoHappening, { id, made, entered }: Told): void => {
      const time = chinaTime(atMs)
      if (time.slice(0, 10) !== day) endDay()
      day = time.slice(0, 10)
      sum.made += made ? 1 : 0
      sum.entered += entered
      if (!each) return
      if (made) io.out(`${time}  ${id} made: ${request.category}`)
      else if (entered > 0) io.out(`${time}  ${id} enters stage ${request.events.at(-1)?.stage}`)
    },
    end: (): void => {
      endDay()
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      io.out(`${sum.made} requests made, ${sum.entered} stages entered in ${seconds} s.`)
    },
  }
}
