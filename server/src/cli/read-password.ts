import type { Readable } from 'node:stream'
import type { ReadStream } from 'node:tty'
import type { CommandIo } from './command.ts'

const isTerminal = (stdin: Readable): stdin is ReadStream => 'isTTY' in stdin && stdin.isTTY === true

/** The first line, without its end. */
const readLine = async (stdin: Readable): Promise<string> => {
  let text = ''
  stdin.setEncoding('utf8')
  for await (const chunk of stdin) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}

/** Reads keys until Enter without showing them; null after Ctrl-C or Ctrl-D. */
const readHidden = (stdin: ReadStream): Promise<string | null> =>
  new Promise((resolve) => {
    let typed: string[] = []
    stdin.setEncoding('utf8')
    stdin.setRawMode(true)
    const end = (answer: string | null) => {
      stdin.setRawMode(false)
      stdin.pause()
      stdin.off('data', onData)
      resolve(answer)
    }
    const onData = (chunk: Buffer | string) => {
      for (const key of String(chunk)) {
        if (key === '\r' || key === '\n') return end(typed.join(''))
        if (key === '\u0003' || key === '\u0004') return end(null)
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1)
        else if (key >= ' ') typed.push(key)
      }
      return undefined
    }
    stdin.on('data', onData)
    stdin.resume()
  })

/** Asks twice at a terminal, else takes one line of standard input. Null where it was broken off or differs. */
export const readPassword = async (io: CommandIo): Promise<string | null> => {
  if (!isTerminal(io.stdin)) return readLine(io.stdin)
  io.err('Password (not shown):')
  const first = await readHidden(io.stdin)
  if (first === null) return null
  io.err('Once more:')
  const second = await readHidden(io.stdin)
  if (second === null) return null
  if (first === second) return first
  io.err('The two differ.')
  return null
}
