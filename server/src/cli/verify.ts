import { verifyAuditChain } from '../auth/audit-log.ts'
import { checkRequestStates, type RequestFaults } from '../db/check-request-states.ts'
import type { Database } from '../db/database.ts'
import {
  type PlanRow,
  type ReferenceFaults,
  selectBoundary,
  selectGridShapes,
  selectPublishedPlans,
  selectReferenceFaults,
  selectTilingFault,
} from '../db/queries/verify.ts'
import { readWalkFiles } from '../db/walk-network.ts'
import { checkHierarchy } from '../services/check-hierarchy.ts'
import { checkWalks } from '../services/check-walks.ts'
import type { Command, CommandIo } from './command.ts'
import { withDatabase } from './with-database.ts'

const run = (_args: readonly string[], io: CommandIo): Promise<number> =>
  withDatabase(io, async (db) => {
    const faults: string[] = []
    const plans = await selectPublishedPlans(db.sql)
    for (const plan of plans) {
      const found = await verifyPlan(db, plan)
      faults.push(...found)
      const verdict = found.length === 0 ? 'ok' : `${found.length} faults`
      io.out(`${plan.planId} ${plan.streetName}, ${plan.basics} basic grids: ${verdict}`)
    }
    const chain = await verifyAuditChain(db)
    if (chain.ok) io.out(`audit log, ${chain.value.rows} rows: ok, head ${chain.value.head}`)
    else faults.push(`the audit log is broken at row ${chain.failure.detail['id']}`)
    for (const fault of faults) io.err(fault)
    io.out(faults.length === 0 ? `${plans.length} streets verified.` : `${faults.length} faults.`)
    return faults.length === 0 ? 0 : 1
  })

const verifyPlan = async (db: Database, { streetId, streetVersion, planId }: PlanRow): Promise<string[]> => {
  const faults: string[] = []
  const tiling = await selectTilingFault(db.sql, planId)
  if (tiling !== null) faults.push(tiling)
  const boundary = await selectBoundary(db.sql, streetId)
  if (boundary !== null) faults.push(...checkHierarchy(await selectGridShapes(db.sql, planId), boundary))
  const references = await selectReferenceFaults(db.sql, streetId, planId)
  if (references !== null) faults.push(...describeReferences(references))
  faults.push(...describeRequests(await checkRequestStates(db.sql, streetId)))
  faults.push(...checkWalks(await readWalkFiles(db.sql, streetId), streetVersion))
  return faults.map((fault) => `${planId}: ${fault}`)
}

const words: Readonly<Record<keyof ReferenceFaults, string>> = {
  unplacedBuildings: 'buildings inside the street belong to no basic grid',
  misplacedBuildings: 'buildings lie outside the basic grid that counts them',
  misplacedRequests: 'requests lie outside the basic grid that counts them',
  requestsWithoutStage: 'requests have no stage',
  retiredCodes: 'grid codes are used that the plan does not have',
}

const describeReferences = (references: ReferenceFaults): string[] =>
  (Object.keys(words) as (keyof ReferenceFaults)[])
    .filter((key) => references[key] > 0)
    .map((key) => `${references[key]} ${words[key]}`)

const requestWords: Readonly<Record<keyof RequestFaults, string>> = {
  badHistories: 'requests have histories that the closed loop does not allow',
  staleStates: 'requests have a state that is not what their history leads to (mend: rebuild)',
  staleSums: 'sums of requests are not what the histories add up to (mend: rebuild)',
}

const describeRequests = (faults: RequestFaults): string[] =>
  (Object.keys(requestWords) as (keyof RequestFaults)[])
    .filter((key) => faults[key] > 0)
    .map((key) => `${faults[key]} ${requestWords[key]}`)

/** Checks what a database holds: tiling (by PostGIS and by our own geometry), references, histories and states of requests, the walking network, the audit chain. */
export const command: Command = { usage: 'verify', run }
