import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { containsPoint } from './geometry.ts'
import { addMissing, repaint, setVisible } from './layer-calls.ts'
import type { SpotOnMap } from './spot-bands.ts'
import { spotCells, spotOutlines, spotShapes } from './spot-shapes.ts'
import { putSpotSprites } from './spot-sprites.ts'
import {
  spotCellLayers,
  spotChosenLayers,
  spotOutlineLayers,
  type SpotSource,
  spotSources,
} from './spot-style.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

/** The hotspots of a map. Everything may be told before the style is there, and is drawn once it is. */
export interface SpotLayers {
  /**
   * Sources, sprites and layers; again after a lost context. Cells go under the layer `below.grids`, what is chosen
   * under `below.labels` (`grid-basic` and `t-lane` on the street's own map).
   */
  attach(map: MapLibreMap, tokens: MapTokens, below: { grids: string; labels: string }): void
  restyle(tokens: MapTokens): void
  show(spots: readonly SpotOnMap[]): void
  setVisible(on: boolean): void
  /** Which step of time is drawn; null: the whole window. */
  setStep(step: number | null): void
  choose(id: string | null, near: readonly string[]): void
  /** The cell that a place lies in. */
  at(lon: number, lat: number): SpotOnMap | null
  detach(): void
}

/**
 * Hotspots as a part that any overlay of the map may carry (`MapOverlay`): hexagons or grids coloured and hatched by
 * their band, one outline round those that touch, the chosen one and its neighbours.
 */
export const createSpotLayers = (): SpotLayers => {
  let map: MapLibreMap | null = null
  let spots: readonly SpotOnMap[] = []
  let byId = new Map<string, SpotOnMap>()
  let step: number | null = null
  let visible = true
  let tokens: MapTokens | null = null
  let chosen: { id: string | null; near: readonly string[] } = { id: null, near: [] }

  const fill = (source: SpotSource, data: FeatureCollection): void => {
    void map?.getSource<GeoJSONSource>(source)?.setData(data)
  }
  const fillOutline = (): void => fill('request-spot-outline', spotOutlines(spots, step))
  const fillChosen = (): void => {
    fill('request-spot-near', spotShapes(chosen.near, byId))
    fill('request-spot-chosen', spotShapes(chosen.id === null ? [] : [chosen.id], byId))
  }
  const fillAll = (): void => {
    fill('request-spots', spotCells(spots))
    fillOutline()
    fillChosen()
  }
  const groundLayers = (theme: MapTokens): LayerSpecification[] => [
    ...spotCellLayers(theme, step),
    ...spotOutlineLayers(theme),
  ]
  const allLayers = (theme: MapTokens): LayerSpecification[] => [
    ...groundLayers(theme),
    ...spotChosenLayers(theme),
  ]
  const applyVisible = (): void => {
    if (map === null || tokens === null) return
    for (const { id } of allLayers(tokens)) setVisible(map, id, visible)
  }

  return {
    attach(owner, next, below) {
      map = owner
      tokens = next
      putSpotSprites(owner, next)
      for (const id of spotSources)
        if (owner.getSource(id) === undefined)
          owner.addSource(id, { type: 'geojson', data: noFeatures, tolerance: 0 })
      addMissing(owner, groundLayers(next), below.grids)
      addMissing(owner, spotChosenLayers(next), below.labels)
      applyVisible()
      fillAll()
    },
    restyle(next) {
      tokens = next
      if (map === null) return
      putSpotSprites(map, next)
      repaint(map, allLayers(next))
    },
    show(next) {
      spots = next
      byId = new Map(next.map((spot) => [spot.id, spot]))
      fillAll()
    },
    setVisible(on) {
      visible = on
      applyVisible()
    },
    setStep(next) {
      if (next === step) return
      step = next
      if (map === null) return
      if (tokens !== null) repaint(map, spotCellLayers(tokens, step))
      fillOutline()
    },
    choose(id, near) {
      chosen = { id, near }
      fillChosen()
    },
    at: (lon, lat) => spots.find(({ polygon }) => containsPoint(polygon, lon, lat)) ?? null,
    detach() {
      map = null
    },
  }
}
