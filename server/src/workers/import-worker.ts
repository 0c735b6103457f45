import { workerData } from 'node:worker_threads'
import { fail, ok } from '@wangge/geodata'
import { connectAgain } from '../db/connect-again.ts'
import { commitImport } from '../imports/requests/commit-import.ts'
import { describeFile } from '../imports/requests/describe-file.ts'
import { previewImport } from '../imports/requests/preview-import.ts'
import { answerCalls } from './answer-calls.ts'
import type { ImportCalls, ImportJob } from './import-messages.ts'

/** Connects with the first question that needs it. */
const db = connectAgain((workerData as { data: ImportJob }).data)

let pieces: Uint8Array[] = []
/** Whole, once it has been asked about. */
let file: Uint8Array | null = null

const whole = (): Uint8Array | null => {
  if (file === null && pieces.length > 0) {
    file = Buffer.concat(pieces)
    pieces = []
  }
  return file
}

answerCalls<ImportCalls>({
  append: (piece) => {
    pieces.push(piece)
    return ok(null)
  },
  // The first question about a file: an empty one is there all the same.
  describe: ({ sheet, streetId }) => describeFile(whole() ?? new Uint8Array(0), sheet, [streetId]),
  preview: (question) => {
    const bytes = whole()
    return bytes === null ? fail('import-gone') : previewImport(db.sql, bytes, question)
  },
  commit: (question) => {
    const bytes = whole()
    return bytes === null ? fail('import-gone') : commitImport(db, bytes, question)
  },
})
