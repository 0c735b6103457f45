import { createHmac } from 'node:crypto'
import type { StreetId } from '@wangge/geodata'
import type { Sql } from '../../db/database.ts'
import { type LatestRow, selectMostOverdue, selectNewest } from '../../db/queries/latest-requests.ts'
import { selectRequestKeySecret } from '../../db/queries/latest-secret.ts'
import type { LatestRequest, LatestRequests } from '../../routes/requests-latest-schema.ts'
import type { StreetFacts } from '../street-facts.ts'

const hourMs = 3_600_000

/** Names a request to those who may not see which it is. */
export type RequestKey = (streetId: StreetId, id: number) => string

/** The secret is read once; a failed reading is not kept. */
export const createRequestKeys = (sql: Sql): (() => Promise<RequestKey>) => {
  let known: Promise<Buffer> | null = null
  return async () => {
    known ??= selectRequestKeySecret(sql)
    known.catch(() => {
      known = null
    })
    const secret = await known
    return (streetId, id) =>
      createHmac('sha256', secret).update(`${streetId}.${id}`).digest('base64url').slice(0, 16)
  }
}

export interface LatestQuestion {
  readonly streetId: StreetId
  readonly facts: StreetFacts
  /** The place and its basic grids; null is the whole street. */
  readonly code: string | null
  readonly basicCodes: readonly string[] | null
  readonly nowMs: number
  readonly limit: number
  /** Basic grids that the asker is shown with their unit only. */
  readonly withheld: ReadonlySet<string>
  /** May the asker know which request it is? */
  readonly named: boolean
  readonly key: RequestKey
}

type PlaceOfItem = LatestRequest['place']

const placeOf = ({ facts, withheld }: LatestQuestion, basicCode: string | null): PlaceOfItem => {
  const basic = basicCode === null ? undefined : facts.tree.nodes.get(basicCode)
  if (basic === undefined) return null
  const shown = withheld.has(basic.code) ? facts.tree.nodes.get(basic.parentCode ?? '') : basic
  return shown === undefined ? null : { level: shown.level, code: shown.code, name: shown.name }
}

const describe = (question: LatestQuestion, row: LatestRow): LatestRequest => ({
  key: question.key(question.streetId, row.id),
  ...(question.named ? { id: `${question.streetId}.${row.id}` } : {}),
  category: row.category,
  stage: row.stage,
  createdAt: row.createdAt.toISOString(),
  overdueHours: row.overdueMs === null ? null : row.overdueMs / hourMs,
  place: placeOf(question, row.basicCode),
})

export type LatestFound = Pick<LatestRequests, 'withheld' | 'newest' | 'overdue' | 'overdueTotal'>

export const readLatest = async (sql: Sql, question: LatestQuestion): Promise<LatestFound> => {
  const { streetId, code, basicCodes, nowMs, limit, withheld } = question
  if (code !== null && withheld.has(code))
    return { withheld: true, newest: [], overdue: [], overdueTotal: null }
  const asked = { streetId, basicCodes, nowMs, limit }
  const [newest, overdue] = await Promise.all([selectNewest(sql, asked), selectMostOverdue(sql, asked)])
  return {
    withheld: false,
    newest: newest.map((row) => describe(question, row)),
    overdue: overdue.rows.map((row) => describe(question, row)),
    overdueTotal: overdue.total,
  }
}
