import type { Map as MapLibreMap } from 'maplibre-gl'
import type { GridTree } from './grid-tree.ts'
import type { MapOverlay } from './map-overlay.ts'
import { createPulses } from './pulse.ts'
import { createScreenGrowth, type GrowthStep } from './screen-growth.ts'
import { createScreenNewest, type NewestPlace } from './screen-newest.ts'
import { createScreenSpots, type HotCell } from './screen-spots.ts'
import type { MapTheme } from './types.ts'

export interface ScreenOverlayHandlers {
  onGrids(tree: GridTree): void
  /** Minutes that the growing circle has come; null when nothing grows. */
  onGrowth(minutes: number | null): void
}

/** What the big screen draws over the street: hotspots, the newest requests, and the circle that grows. */
export interface ScreenOverlay extends MapOverlay {
  setTheme(theme: MapTheme): void
  setSpots(cells: readonly HotCell[]): void
  setNewest(places: readonly NewestPlace[]): void
  setGrowth(steps: readonly GrowthStep[]): void
  /** Grows once at the next rest of the camera; false where there is nothing to grow. */
  grow(): boolean
  /** Three rings at the label point of a grid, once. */
  pulse(gridCode: string): void
}

export const createScreenOverlay = (scale: number, handlers: ScreenOverlayHandlers): ScreenOverlay => {
  const spots = createScreenSpots(scale)
  const newest = createScreenNewest(scale)
  const growth = createScreenGrowth(scale, handlers.onGrowth)
  const pulses = createPulses()
  let map: MapLibreMap | null = null
  let tree: GridTree | null = null
  let isDark = true
  let namesChanged: (() => void) | null = null

  const letGo = (): void => {
    pulses.stop()
    growth.detach()
    newest.detach()
    spots.detach()
    map = null
  }

  return {
    attach(owner, tokens, onNames) {
      map = owner
      // From then on the map has no style that could be asked for anything, until it comes back and attaches again.
      owner.once('webglcontextlost', letGo)
      namesChanged = onNames
      spots.attach(owner, tokens, isDark)
      newest.attach(owner, tokens)
      growth.attach(owner, tokens, isDark)
    },
    restyle(tokens) {
      spots.restyle(tokens, isDark)
      newest.restyle(tokens)
      growth.restyle(tokens, isDark)
    },
    street(found) {
      tree = found
      handlers.onGrids(found)
    },
    discs: newest.discs,
    point: () => false,
    pick: () => false,
    detach: letGo,
    setTheme(theme) {
      isDark = theme !== 'light'
    },
    setSpots: spots.show,
    setNewest(places) {
      newest.show(places)
      namesChanged?.()
    },
    setGrowth: growth.setSteps,
    grow: growth.run,
    pulse(gridCode) {
      const grid = tree?.get(gridCode)?.properties
      if (map !== null && grid !== undefined) pulses.start(map, [grid.label_lon, grid.label_lat])
    },
  }
}
