import type { FeatureCollection, Point } from 'geojson'
import type { Circles } from './circle-feed.ts'
import type { AreaGeometry } from './geometry.ts'
import { type AreaProperties, noFeatures, type StreetData } from './street-data.ts'
import type { PlainSource } from './style.ts'
import type { SourceData } from './sync.ts'
import type { MovedCentre, WalkOverlay } from './walk-overlay.ts'

export type WalkSource = Extract<
  PlainSource,
  | 'service-merged'
  | 'service-own'
  | 'own-circle'
  | 'uncovered'
  | 'gap-hover'
  | 'gap-chosen'
  | 'probe'
  | 'probe-point'
  | 'sites'
  | 'moved'
>

export interface WalkScene {
  readonly overlay: WalkOverlay
  readonly circles: Circles
  readonly gaps: StreetData['coverageGaps']
  readonly hoveredGap: number | null
  /** The centre whose own circle stands out. */
  readonly centre: string | null
  /** Own circles are drawn by the minutes that are on. */
  readonly minutes: readonly number[]
  /** Each centre's own outline is wanted. */
  readonly byCentre: boolean
  gainedText(households: number): string
}

type Part = SourceData

/** Keeps what was made while what it was made from is the same, by identity: unchanged sources are not filled again. */
export function createWalkSources(): (scene: WalkScene) => Readonly<Record<WalkSource, Part>> {
  const kept = new Map<string, { readonly from: readonly unknown[]; readonly made: Part }>()
  const keep = (name: string, from: readonly unknown[], make: () => Part): Part => {
    const before = kept.get(name)
    if (before?.from.every((value, index) => value === from[index]) === true) return before.made
    const made = make()
    kept.set(name, { from, made })
    return made
  }
  return (scene) => {
    const { overlay, circles, centre } = scene
    const gaps = overlay.gaps ?? scene.gaps
    const minutes = scene.minutes.join()
    const oneGap = (name: string, id: number | null): Part =>
      keep(name, [gaps, id], () => ({
        type: 'FeatureCollection',
        features: gaps.features.filter(({ properties }) => properties.id === id),
      }))
    return {
      'service-merged':
        overlay.drawn?.united ??
        keep('merged', [overlay.areas, circles, minutes], () =>
          overlay.areas === null ? circles.united : drawn(scene, overlay.areas, null),
        ),
      'service-own': keep('own', [scene.byCentre, circles], () =>
        scene.byCentre ? circles.own : noFeatures,
      ),
      'own-circle':
        overlay.drawn?.own ??
        keep('own-circle', [overlay.areas, overlay.moved?.centreId, circles, centre, minutes], () =>
          ownCircle(scene),
        ),
      uncovered: overlay.drawn?.gaps ?? gaps,
      'gap-hover': oneGap('gap-hover', scene.hoveredGap),
      'gap-chosen': oneGap('gap-chosen', overlay.chosenGap),
      probe: overlay.probe ?? noFeatures,
      'probe-point': keep('probe-point', [overlay.probePoint], () =>
        overlay.probePoint === null
          ? noFeatures
          : pointCollection([{ type: 'Point', coordinates: overlay.probePoint }]),
      ),
      sites: keep('sites', [overlay.sites, scene.gainedText], () => ({
        type: 'FeatureCollection',
        features: (overlay.sites?.features ?? []).map((site) => ({
          ...site,
          properties: { ...site.properties, text: scene.gainedText(site.properties.gained) },
        })),
      })),
      moved: keep('moved', [overlay.moved], () =>
        overlay.moved === null ? noFeatures : movedCollection(overlay.moved),
      ),
    }
  }
}

/** Of one centre, or of all united, in the minutes that are drawn. */
const drawn = (
  { minutes }: WalkScene,
  areas: FeatureCollection<AreaGeometry, AreaProperties>,
  centreId: string | null,
): Part => ({
  type: 'FeatureCollection',
  features: areas.features.filter(
    ({ properties }) => properties.center_id === centreId && minutes.includes(properties.minutes),
  ),
})

function ownCircle(scene: WalkScene): Part {
  const { overlay, circles, centre } = scene
  const moved = overlay.moved?.centreId ?? null
  // Where a centre is on its way, its new circle is the one to see.
  if (moved !== null) return overlay.areas === null ? noFeatures : drawn(scene, overlay.areas, moved)
  return centre === null ? noFeatures : drawn(scene, circles.own, centre)
}

const pointCollection = (points: readonly Point[]): Part => ({
  type: 'FeatureCollection',
  features: points.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
})

const movedCollection = ({ from, to }: MovedCentre): Part => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [from, to] } },
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: to } },
  ],
})
