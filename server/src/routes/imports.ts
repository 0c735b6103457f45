import { stripPersonalData } from '@wangge/geodata'
import type { Context } from 'hono'
import type { Identity } from '../auth/access.ts'
import { loadStreetGround } from '../imports/requests/street-ground.ts'
import type { Upload, Uploads } from '../imports/requests/uploads.ts'
import { asOf } from '../ogc/etag.ts'
import { latestWriteMs } from '../services/requests/present.ts'
import type { StreetData } from '../services/street-data.ts'
import { type ChosenView, chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { importProblem, rowsRefused } from './imports-problem.ts'
import { isUploadType, receiveBody, uploadTypes } from './imports-receive.ts'
import {
  commitBodySchema,
  committedSchema,
  type ImportUploaded,
  importIdParameter,
  previewBodySchema,
  previewSchema,
  uploadedSchema,
  uploadQuerySchema,
} from './imports-schema.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'

/** Takes more than other addresses do, and counts what it takes itself. */
export const uploadPath = '/api/v1/imports/requests'

const common = { method: 'post' as const, permission: 'requests.write' as const, tags: ['requests'] }
const binary = { schema: { type: 'string', format: 'binary' } as const }

const uploadRoute = {
  ...common,
  path: uploadPath,
  summary: 'Sends a table of requests, CSV or XLSX, and learns what is in it; nothing is written',
  description: [
    'At most 50 MB, 200,000 rows, 200 columns, 100,000 characters a cell. Text in UTF-8, GB 18030 or UTF-16, cells parted by comma, semicolon or tabulator.',
    'The file is kept in memory only, for 30 minutes or until it is imported; afterwards 404 `import-gone`. At most 4 files at once, else 503 `too-busy`.',
  ].join(' '),
  request: {
    query: uploadQuerySchema,
    body: { required: true, content: Object.fromEntries(uploadTypes.map((type) => [type, binary])) },
  },
  responses: {
    201: { description: 'What the file is', content: { 'application/json': { schema: uploadedSchema } } },
    default: problemResponse,
  },
}

const previewRoute = {
  ...common,
  path: `${uploadPath}/{importId}/preview` as const,
  summary: 'What importing the file by this mapping would do; nothing is written',
  request: {
    params: importIdParameter,
    body: { required: true, content: { 'application/json': { schema: previewBodySchema } } },
  },
  responses: {
    200: { description: 'Every row judged', content: { 'application/json': { schema: previewSchema } } },
    default: problemResponse,
  },
}

const commitRoute = {
  ...common,
  path: `${uploadPath}/{importId}/commit` as const,
  summary: 'Writes the file’s requests in one transaction, all or none',
  description:
    'A bad row refuses the file (422 `rows-refused`, with ImportRowsRefused beside the problem) unless `skipBad`. A row whose external id came before is left as it is, so the same file can be sent again.',
  request: {
    params: importIdParameter,
    body: { required: true, content: { 'application/json': { schema: commitBodySchema } } },
  },
  responses: {
    201: { description: 'Written', content: { 'application/json': { schema: committedSchema } } },
    default: problemResponse,
  },
}

/** An account finds its own files only; on demo data everybody on this machine is one. */
const ownerOf = (identity: Identity): string =>
  identity.kind === 'account' ? `account ${identity.id}` : identity.kind

const retrySeconds = 60

const refuseBusy = (): Response => {
  const response = problem(503, 'too-busy', 'As many files are waiting as may.')
  response.headers.set('Retry-After', String(retrySeconds))
  return response
}

const gone = (): Response => problem(404, 'import-gone', 'Send the file again.')

const frame = ({ view, plan }: ChosenView) => ({ asOf: asOf([view]), plan })

/** The file from the request into its thread, and what it is; or why it is refused. */
const receive = async (c: Context<AppEnv>, upload: Upload, chosen: ChosenView): Promise<Response> => {
  const refused = await receiveBody(c.req.raw, async (piece) => {
    await upload.ask('append', piece)
  })
  if (refused !== null) return refused
  const described = await upload.ask('describe', { sheet: upload.sheet, streetId: upload.streetId })
  if (!described.ok) return importProblem(described.failure)
  const { form, headerLine, columns, rows, sampleRows, mapping } = described.value
  const isText = form.kind === 'csv'
  const body: ImportUploaded = {
    ...frame(chosen),
    importId: upload.id,
    name: upload.name,
    kind: form.kind,
    encoding: isText ? form.encoding : null,
    delimiter: isText ? form.delimiter : null,
    sheets: isText ? [] : [...form.sheets],
    sheet: isText ? null : form.sheet,
    headerLine,
    columns: [...columns],
    sampleRows: sampleRows.map(({ line, cells }) => ({ line, cells: [...cells] })),
    rows,
    mapping: mapping as ImportUploaded['mapping'],
    expiresAt: new Date(upload.expiresAtMs).toISOString(),
  }
  return c.json(body, 201, { 'Cache-Control': 'no-store' })
}

export interface ImportDeps {
  readonly data: StreetData
  readonly uploads: Uploads
  readonly clock: () => number
}

export const addImportRoutes = (app: App, { data, uploads, clock }: ImportDeps): void => {
  /** The upload with its street as it is now, or the refusal. */
  const findUpload = async (c: Context<AppEnv>, id: string) => {
    const upload = uploads.find(id, ownerOf(c.var.identity))
    if (upload === null) return gone()
    const chosen = await chooseView(data, { street: upload.streetId })
    if (chosen instanceof Response) return chosen
    const { head } = chosen.view
    const ground = await loadStreetGround(data, head)
    return { upload, chosen, question: { ground, nowMs: latestWriteMs(head, clock()) } }
  }

  declareRoute(app, uploadRoute, async (c) => {
    if (!isUploadType(c.req.header('Content-Type')))
      return problem(415, 'unsupported-media-type', `One of ${uploadTypes.join(', ')}.`) as never
    const { street, name, sheet = null } = c.req.valid('query')
    const chosen = await chooseView(data, { street })
    if (chosen instanceof Response) return chosen as never
    const streetId = chosen.view.head.id
    const upload = uploads.begin({
      streetId,
      name: stripPersonalData(name, [streetId]).text.slice(0, 200),
      sheet,
      owner: ownerOf(c.var.identity),
    })
    if (upload === null) return refuseBusy() as never
    let isKept = false
    try {
      const answer = await receive(c, upload, chosen)
      isKept = answer.status === 201
      return answer as never
    } finally {
      // Refused, or the sender went away: nothing is left of it.
      if (!isKept) uploads.end(upload)
    }
  })

  declareRoute(app, previewRoute, async (c) => {
    const { mapping, crs } = c.req.valid('json')
    const found = await findUpload(c, c.req.valid('param').importId)
    if (found instanceof Response) return found as never
    const { upload, chosen, question } = found
    const options = { sheet: upload.sheet, mapping, crs }
    const previewed = await upload.ask('preview', { ...question, options })
    if (!previewed.ok) return importProblem(previewed.failure) as never
    const { unowned, doubleOwned, good, ...rest } = previewed.value
    const ownership = { owned: good - unowned - doubleOwned, doubleOwned, unowned }
    return c.json({ ...frame(chosen), good, ...rest, ownership } as never, 200, {
      'Cache-Control': 'no-store',
    }) as never
  })

  declareRoute(app, commitRoute, async (c) => {
    const { mapping, crs, skipBad } = c.req.valid('json')
    const found = await findUpload(c, c.req.valid('param').importId)
    if (found instanceof Response) return found as never
    const { upload, question } = found
    const { startedAtMs, name: source, sheet } = upload
    const options = { sheet, mapping, crs }
    const outcome = await upload.ask('commit', { ...question, options, skipBad, source, startedAtMs })
    if (!outcome.ok) return importProblem(outcome.failure) as never
    if (outcome.value.kind === 'refused') return (await rowsRefused(outcome.value.checked)) as never
    uploads.end(upload)
    data.db.changes.changed(upload.streetId)
    const chosen = await chooseView(data, { street: upload.streetId })
    if (chosen instanceof Response) return chosen as never
    const { checked, runId, made, known, unowned, doubleOwned } = outcome.value
    const { badTotal: skipped, removed, filledStages } = checked
    return c.json(
      { ...frame(chosen), runId, made, known, skipped, unowned, doubleOwned, removed, filledStages } as never,
      201,
      { 'Cache-Control': 'no-store' },
    ) as never
  })
}
