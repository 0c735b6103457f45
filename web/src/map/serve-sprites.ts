import type { Map as MapLibreMap } from 'maplibre-gl'
import { drawSprite, spriteIds, spritePixelRatio } from './sprites.ts'
import type { MapTokens } from './tokens.ts'

/** Draws each sprite when MapLibre first misses it, also after a lost context, and all of them on a new theme. */
export function serveSprites(
  map: MapLibreMap,
  scale: number,
  first: MapTokens,
): { redraw(tokens: MapTokens): void } {
  let tokens = first
  map.setMissingStyleImageResolver((id) => {
    const known = spriteIds.find((sprite) => sprite === id)
    if (known === undefined || map.hasImage(known)) return
    map.addImage(known, drawSprite(known, tokens, scale), { pixelRatio: spritePixelRatio })
  })
  return {
    redraw(next) {
      tokens = next
      for (const id of spriteIds) if (map.hasImage(id)) map.updateImage(id, drawSprite(id, tokens, scale))
    },
  }
}
