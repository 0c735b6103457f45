import { ok, requestHotspots } from '@wangge/geodata'
import { answerCalls } from './answer-calls.ts'
import { findHotspots } from './hotspot-found.ts'
import { layOutPlaces } from './hotspot-ground.ts'
import type { CellSpots, HotspotCalls } from './hotspot-messages.ts'

const none: CellSpots = {
  cells: [],
  z: new Float64Array(0),
  p: new Float64Array(0),
  q: new Float64Array(0),
  band: new Int8Array(0),
}

answerCalls<HotspotCalls>({
  found: (question, transfer) => {
    const found = findHotspots(question)
    if (!found.ok) return found
    const written = new TextEncoder().encode(JSON.stringify(found.value))
    transfer.push(written.buffer)
    return ok(written)
  },
  spots: (question) => {
    const found = requestHotspots(layOutPlaces(question).ground, question.options)
    if (!found.ok) return found.failure.code === 'too-few-cells' ? ok(none) : found
    const { cells, spots } = found.value
    return ok({
      cells: cells.ids,
      z: Float64Array.from(spots.z),
      p: Float64Array.from(spots.p),
      q: Float64Array.from(spots.q),
      band: Int8Array.from(spots.band),
    })
  },
})
