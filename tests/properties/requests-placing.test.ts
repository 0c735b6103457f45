import { type GridCode, type PlacingGrid, requestPlacer, toLattice } from '@wangge/geodata'
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'

describe('requests of the demo street in its grids', () => {
  const { grids, requests } = demoStreet()
  const basics: PlacingGrid[] = grids.flatMap(({ code, level, geometry }) =>
    level === 'basic' && geometry !== null ? { code, geometry } : [],
  )
  const place = requestPlacer(basics)

  it('each lies in the grid that the generator gave it', () => {
    let placed = 0
    for (const { location, basicCode } of requests) {
      const found = place(location.coordinates)
      const codes: (GridCode | null)[] =
        found.kind === 'owned'
          ? [found.basicCode]
          : found.kind === 'double-owned'
            ? [...found.candidates]
            : [null]
      expect(codes).toContain(basicCode)
      placed += 1
    }
    expect(placed).toBe(20_036)
  })

  it('every corner belongs to all grids that have it', () => {
    const holders = new Map<string, { corner: Position; codes: Set<GridCode> }>()
    for (const { code, geometry } of basics) {
      for (const corner of geometry.coordinates.flat()) {
        const name = corner.map(toLattice).join()
        const held = holders.get(name) ?? { corner, codes: new Set<GridCode>() }
        held.codes.add(code)
        holders.set(name, held)
      }
    }
    let shared = 0
    for (const { corner, codes } of holders.values()) {
      const found = place(corner)
      if (codes.size === 1) expect(found.kind).not.toBe('unowned')
      else expect(found).toEqual({ kind: 'double-owned', candidates: [...codes].toSorted() })
      if (codes.size > 1) shared += 1
    }
    expect(shared).toBeGreaterThan(500)
  })
})
