import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Folder of real extracts and reference data beside the project; none of it is copied into the repository. */
const sharedDataDir = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/**
 * Full path of a file of the shared data, or null where it is not there: the caller then skips its tests
 * (`describe.skipIf(path === null)`). In CI a missing file throws, so that nothing passes by not having run.
 */
export const sharedData = (path: string): string | null => {
  const full = sharedDataDir + path
  if (existsSync(full)) return full
  if (process.env.CI) throw new Error(`shared data is missing: ${full}`)
  process.stderr.write(`NOT RUN: tests that need ${full}, which is missing here\n`)
  return null
}
