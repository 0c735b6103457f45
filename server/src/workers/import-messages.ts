import type { StreetId } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import type { CommitOutcome, CommitQuestion } from '../imports/requests/commit-import.ts'
import type { DescribedFile } from '../imports/requests/describe-file.ts'
import type { ImportPreview, ImportQuestion } from '../imports/requests/preview-import.ts'

/** What an import's thread is started with: how to reach the database. */
export type ImportJob = Pick<Database, 'reach' | 'version'>

/**
 * One file's thread. The file is in its memory and nowhere else: whatever is asked after the thread broke down is
 * answered with `import-gone`.
 */
export interface ImportCalls {
  /** The next piece of the file. */
  readonly append: { readonly question: Uint8Array; readonly answer: null }
  readonly describe: {
    readonly question: { readonly sheet: string | null; readonly streetId: StreetId }
    readonly answer: DescribedFile
  }
  readonly preview: { readonly question: ImportQuestion; readonly answer: ImportPreview }
  readonly commit: { readonly question: CommitQuestion; readonly answer: CommitOutcome }
}
