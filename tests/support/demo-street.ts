import { generateDemoStreet, type StreetDataset } from '@wangge/geodata'

let made: StreetDataset | undefined

/** The demo street of seed 1, made once for each process. */
export const demoStreet = (): StreetDataset => {
  made ??= generateDemoStreet({ seed: 1 })
  return made
}
