import type { RequestStage } from '@wangge/geodata'
import type { SentRequest } from '../db/queries/open311-requests.ts'
import type { GridNode, GridTree } from '../services/grid-tree.ts'
import { type Document, type Fields, listOf } from './document.ts'
import { fill, type Open311Words } from './words/words.ts'

/** Names that stand in answers: the street's, and those of its grids under the plan in force. */
export interface Places {
  readonly streetId: string
  readonly streetName: string
  readonly countyName: string
  readonly tree: GridTree<GridNode>
}

/** As W3 has it, to the second. */
const instant = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 19)}Z`

const noteOf = (words: Open311Words, request: SentRequest): string => {
  const { stages, stage, suspended, answers, separator } = words.status
  const at = request.stage as RequestStage
  const notes = [fill(stage, { stage: at, name: stages[at] })]
  if (request.suspendedSince !== null) notes.push(suspended)
  if (request.solved !== null) notes.push(request.solved ? answers.solved : answers.unsolved)
  if (request.satisfied !== null) notes.push(request.satisfied ? answers.satisfied : answers.unsatisfied)
  return notes.join(separator)
}

/** From the basic grid up to the county: no address line is kept. */
const addressOf = (places: Places, basicCode: string | null): string =>
  [
    ...(basicCode === null ? [] : places.tree.pathTo(basicCode).map(({ name }) => name)).toReversed(),
    places.streetName,
    places.countyName,
  ].join(', ')

/** The limit moves on with the time while a request is suspended. */
const expectedMs = (request: SentRequest, presentMs: number): number =>
  request.closeDue.getTime() +
  (request.suspendedSince === null ? 0 : Math.max(0, presentMs - request.suspendedSince.getTime()))

const describeRequest = (
  words: Open311Words,
  places: Places,
  request: SentRequest,
  presentMs: number,
): Fields => {
  const desk = request.deskCode === null ? null : places.tree.nodes.get(request.deskCode)
  return {
    service_request_id: `${places.streetId}.${request.id}`,
    status: request.closedAt === null ? 'open' : 'closed',
    status_notes: noteOf(words, request),
    service_name: words.services[request.category].name,
    service_code: request.category,
    description: request.description,
    agency_responsible: desk?.name ?? request.deskCode ?? places.streetName,
    service_notice: null,
    requested_datetime: instant(request.createdAt.getTime()),
    updated_datetime: instant((request.closedAt ?? request.lastAt).getTime()),
    expected_datetime: instant(expectedMs(request, presentMs)),
    address: addressOf(places, request.basicCode),
    address_id: request.basicCode,
    zipcode: null,
    lat: request.lat,
    long: request.lon,
    media_url: null,
  }
}

/** One or many: the specification makes no difference. */
export const describeRequests = (
  words: Open311Words,
  places: Places,
  requests: readonly SentRequest[],
  presentMs: number,
): Document => ({
  root: 'service_requests',
  content: listOf(
    'request',
    requests.map((request) => describeRequest(words, places, request, presentMs)),
  ),
})
