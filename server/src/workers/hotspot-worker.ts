import { ok } from '@wangge/geodata'
import { answerCalls } from './answer-calls.ts'
import { findHotspots } from './hotspot-found.ts'
import type { HotspotCalls } from './hotspot-messages.ts'
import { showCells } from './hotspot-shown.ts'

answerCalls<HotspotCalls>({
  found: (question, transfer) => {
    const found = findHotspots(question)
    if (!found.ok) return found
    const written = new TextEncoder().encode(JSON.stringify(found.value))
    transfer.push(written.buffer)
    return ok(written)
  },
  shown: showCells,
})
