import type { StreetId } from '@wangge/geodata'
import { createRequestGround, type RequestGround } from '../../services/requests/request-ground.ts'
import { currentView } from '../../services/select-views.ts'
import type { StreetData } from '../../services/street-data.ts'
import type { Sql } from '../../db/database.ts'
import { selectRequestLimits } from '../../db/queries/request-limits.ts'
import type { StreetHead } from '../../db/queries/streets.ts'
import { loadStreetFacts } from '../../services/street-facts.ts'

/** What rows are held against, as plain data: threads are handed it. */
export interface StreetGround extends Pick<RequestGround, 'streetId' | 'bbox' | 'limits' | 'grids'> {
  readonly polygons: Parameters<typeof createRequestGround>[2]
}

export const loadStreetGround = async (data: StreetData, head: StreetHead): Promise<StreetGround> => {
  const view = currentView(head)
  const [{ streetId, bbox, limits, grids }, { polygons }] = await Promise.all([
    data.requestGround(view),
    data.facts(view),
  ])
  return { streetId, bbox, limits, grids, polygons }
}

/** The same without a server's memory: for a command. */
export const readStreetGround = async (sql: Sql, head: StreetHead): Promise<StreetGround> => {
  const { planId } = currentView(head)
  const [{ tree, polygons }, limits] = await Promise.all([
    loadStreetFacts(sql, { streetId: head.id, planId }),
    selectRequestLimits(sql, head.id),
  ])
  return { streetId: head.id, bbox: head.bbox, limits, grids: tree.nodes, polygons }
}

export const openGround = ({ grids, polygons, ...street }: StreetGround): RequestGround =>
  createRequestGround(street, grids, polygons)

/** Who sends what comes by files: one sender for all, so that an external id means the same whoever imports it. */
export const importSender = 'import'

export const importContext = (streetId: StreetId, nowMs: number) =>
  ({ streetId, origin: 'import', sender: importSender, nowMs }) as const
