import { expect, test } from 'vitest'
import type { SentRequest } from '../db/queries/open311-requests.ts'
import { buildGridTree, type GridNode } from '../services/grid-tree.ts'
import { describeRequests } from './describe-requests.ts'
import { isList } from './document.ts'
import { en } from './words/en.ts'

const hourMs = 3_600_000
const startMs = Date.UTC(2026, 0, 1)
const nodes: GridNode[] = [
  { code: 'D1', level: 'district', parentCode: null, name: 'District' },
  { code: 'U1', level: 'unit', parentCode: 'D1', name: 'Unit' },
  { code: 'B1', level: 'basic', parentCode: 'U1', name: 'Basic' },
]
const places = {
  streetId: '000000001',
  streetName: 'Street',
  countyName: 'County',
  tree: buildGridTree(nodes),
}
const request: SentRequest = {
  id: 7,
  createdAt: new Date(startMs),
  category: 'dispute',
  description: '',
  basicCode: 'B1',
  lastAt: new Date(startMs + 3 * hourMs),
  stage: 3,
  deskLevel: 'unit',
  deskCode: 'U1',
  closedAt: null,
  closeDue: new Date(startMs + 168 * hourMs),
  suspendedSince: null,
  solved: null,
  satisfied: null,
  lon: 120,
  lat: 32,
}
const described = (changes: Partial<SentRequest>, presentMs = startMs + 10 * hourMs) => {
  const { content } = describeRequests(en, places, [{ ...request, ...changes }], presentMs)
  return isList(content) ? content.items[0] : null
}

test('who has it, where it lies, and by when it is to be closed', () => {
  expect(described({})).toMatchObject({
    service_request_id: '000000001.7',
    status: 'open',
    status_notes: 'Stage 3 of 7: Consulted',
    agency_responsible: 'Unit',
    address: 'Basic, Unit, District, Street, County',
    updated_datetime: '2026-01-01T03:00:00Z',
    expected_datetime: '2026-01-08T00:00:00Z',
  })
})

test('in no grid, it is the street’s', () => {
  expect(described({ basicCode: null, deskLevel: 'street', deskCode: null })).toMatchObject({
    agency_responsible: 'Street',
    address: 'Street, County',
    address_id: null,
  })
})

test('while it is suspended, the time to close it moves on', () => {
  expect(described({ suspendedSince: new Date(startMs + 4 * hourMs) })).toMatchObject({
    status_notes: 'Stage 3 of 7: Consulted; suspended',
    expected_datetime: '2026-01-08T06:00:00Z',
  })
})

test('reworked, it tells what the resident said', () => {
  expect(described({ solved: false, satisfied: false })).toMatchObject({
    status: 'open',
    status_notes: 'Stage 3 of 7: Consulted; followed up: not solved; followed up: not satisfied',
  })
})

test('closed, it was last changed when it was closed', () => {
  const closedAt = new Date(startMs + 50 * hourMs)
  expect(described({ stage: 7, closedAt, lastAt: closedAt, solved: true, satisfied: true })).toMatchObject({
    status: 'closed',
    status_notes: 'Stage 7 of 7: Closed; followed up: solved; followed up: satisfied',
    updated_datetime: '2026-01-03T02:00:00Z',
  })
})

test('a grid that the plan in force no longer has stands by its code', () => {
  expect(described({ deskCode: 'old', basicCode: 'old' })).toMatchObject({
    agency_responsible: 'old',
    address: 'Street, County',
  })
})
