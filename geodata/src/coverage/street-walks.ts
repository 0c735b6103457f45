import type { MultiPolygon, Position } from 'geojson'
import type { GridCode } from '../model/ids.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { AreaOutliner, BEYOND_M } from '../network/area-outliner.ts'
import { type EdgeIndex, indexEdges } from '../network/edge-index.ts'
import { networkStamp } from '../network/network-stamp.ts'
import { serviceAreaPolygon } from '../network/service-area.ts'
import type { WalkNetwork } from '../network/walk-network.ts'
import { Walker, type WalkStart } from '../network/walker.ts'
import {
  type CentreChange,
  changedCentres,
  isCentreChange,
  type StandingCentres,
  standingCentres,
} from './changed-centres.ts'
import { coverageByGrid, type StreetCoverage } from './coverage-by-grid.ts'
import { type CoverageGaps, coverageGaps } from './coverage-gaps.ts'
import { type GapGround, layGapGround } from './gap-ground.ts'
import { buildingPosition } from './ground-buildings.ts'
import { GroundShapes } from './ground-shapes.ts'
import { measureWalks, snappedPlaces, type Walks } from './measure-walks.ts'
import type { CentrePlace } from './place-centre.ts'
import { type PointAreas, type PointAreasQuery, type PointFailure, pointAreas } from './point-areas.ts'
import { polygonShapes } from './polygon-columns.ts'
import { type RadiusAgainstWalk, radiusAgainstWalk } from './radius-against-walk.ts'
import { checkWalkLimits, type WalkLimitFailure, walkLimitM } from './walk-limit.ts'
import type { WalkGround } from './walk-ground.ts'

export interface WalkQuery {
  readonly minutes: number
  readonly speedMps: number
  readonly change?: CentreChange | null
}
export interface WalksQuery extends Omit<WalkQuery, 'minutes'> {
  readonly minutes: readonly number[]
}

/** `unknown-centre`: no centre has that number. */
export type StreetWalkFailure = WalkLimitFailure | 'unknown-centre'
export type CentreAreaFailure = StreetWalkFailure | 'centre-off-network' | 'area-too-large'

/**
 * All questions about walks in one street under one plan, with what they share computed once: the same in the server's
 * worker and in the browser's. Centres go by their position in `ground.centres`, buildings by theirs.
 *
 * A building's walk starts at its nearest point of the network; of an entrance the metres to the network count.
 */
export class StreetWalks {
  readonly network: WalkNetwork
  readonly ground: WalkGround
  readonly index: EdgeIndex
  readonly shapes: GroundShapes
  readonly #standing: StandingCentres
  readonly #walker: Walker
  readonly #outliner: AreaOutliner
  #gapGround: GapGround | null = null
  #walks: Walks | null = null
  #changed: { change: CentreChange; centres: StandingCentres; walks: Walks } | null = null

  /** Network and ground must belong together: see `openStreetWalks`. */
  constructor(network: WalkNetwork, ground: WalkGround) {
    this.network = network
    this.ground = ground
    this.index = indexEdges(network)
    this.shapes = new GroundShapes(ground)
    this.#standing = standingCentres(network, this.index, ground)
    this.#walker = new Walker(network)
    this.#outliner = new AreaOutliner(network)
  }

  /** By centre. */
  get centrePlaces(): readonly CentrePlace[] {
    return this.#standing.places
  }

  /** The grid of a change's or any other place; null outside all. */
  gridAt(place: Position): GridCode | null {
    return this.shapes.gridAt(place)
  }

  /** Where each centre stands under a change; the added one comes last. */
  centresUnder(change: CentreChange | null = null): StandingCentres {
    return change === null ? this.#standing : this.#under(change).centres
  }

  /** Walk of every building to its nearest centre that covers. A change whose centre is unknown is an added one. */
  walks(change: CentreChange | null = null): Walks {
    if (change !== null) return this.#under(change).walks
    this.#walks ??= this.#measure(this.#standing)
    return this.#walks
  }

  coverage({ minutes, speedMps, change = null }: WalksQuery): Result<StreetCoverage, StreetWalkFailure> {
    const checked = this.#check(change)
    if (!checked.ok) return checked
    const gridOfCentre = (centre: number): GridCode | null => this.#gridOfCentre(centre, change)
    return coverageByGrid({ ...this.#demand(change), gridOfCentre, minutes, speedMps })
  }

  gaps({ minutes, speedMps, change = null }: WalkQuery): Result<CoverageGaps, StreetWalkFailure> {
    const checked = this.#check(change)
    if (!checked.ok) return checked
    const { boundary, buildings, barriers } = this.ground
    this.#gapGround ??= layGapGround(boundary, polygonShapes(buildings.footprints), barriers)
    return coverageGaps({ ...this.#demand(change), ground: this.#gapGround, minutes, speedMps })
  }

  /** What the straight circles round the centres that cover say. */
  radius({ minutes, speedMps, change = null }: WalkQuery): Result<RadiusAgainstWalk, StreetWalkFailure> {
    const checked = this.#check(change)
    if (!checked.ok) return checked
    const { positions, covers } = this.centresUnder(change)
    return radiusAgainstWalk({
      ...this.#demand(change),
      positionOf: (building) => buildingPosition(this.ground.buildings, building),
      centres: positions.filter((_, centre) => covers[centre]),
      minutes,
      speedMps,
    })
  }

  /** Areas of one centre, in the order of the minutes; of any centre, also of one that does not cover. */
  centreAreas(
    centre: number,
    minutes: readonly number[],
    speedMps: number,
  ): Result<readonly MultiPolygon[], CentreAreaFailure> {
    const snapped = this.centrePlaces[centre]?.snapped
    if (snapped === undefined) return fail('unknown-centre', { centre })
    if (snapped === null) return fail('centre-off-network', { centre })
    return this.#areas([{ ...snapped, beforeM: snapped.snappedM }], minutes, speedMps)
  }

  /** Areas within reach of some centre that covers, in the order of the minutes; empty where none does. */
  unitedAreas({
    minutes,
    speedMps,
    change = null,
  }: WalksQuery): Result<readonly MultiPolygon[], StreetWalkFailure | 'area-too-large'> {
    const checked = this.#check(change)
    if (!checked.ok) return checked
    const { places, covers } = this.centresUnder(change)
    const starts = places.flatMap(({ snapped }, centre): WalkStart[] =>
      snapped !== null && covers[centre] ? [{ ...snapped, beforeM: snapped.snappedM }] : [],
    )
    return this.#areas(starts, minutes, speedMps)
  }

  /** What lies within reach of a place: see `pointAreas`. */
  areaAt(point: Position, query: PointAreasQuery): Result<PointAreas, PointFailure> {
    return pointAreas(this, this.#walker, this.#outliner, point, query)
  }

  #areas(
    starts: readonly WalkStart[],
    minutes: readonly number[],
    speedMps: number,
  ): Result<readonly MultiPolygon[], WalkLimitFailure | 'area-too-large'> {
    const checked = checkWalkLimits(minutes, speedMps)
    if (!checked.ok) return checked
    const farthestM = walkLimitM(Math.max(...minutes), speedMps) + BEYOND_M
    if (!this.#walker.walk(starts, farthestM).ok) {
      return ok(minutes.map((): MultiPolygon => ({ type: 'MultiPolygon', coordinates: [] })))
    }
    const areas: MultiPolygon[] = []
    for (const value of minutes) {
      const area = serviceAreaPolygon(this.#outliner, this.#walker, walkLimitM(value, speedMps))
      if (!area.ok) return fail('area-too-large', { minutes: value })
      areas.push(area.value)
    }
    return ok(areas)
  }

  #check(change: CentreChange | null): Result<null, 'unknown-centre'> {
    if (change === null || isCentreChange(change, this.ground.centres.length)) return ok(null)
    return fail('unknown-centre', { centre: change.centre })
  }

  #gridOfCentre(centre: number, change: CentreChange | null): GridCode | null {
    const known = this.ground.centres[centre]
    return known === undefined ? this.gridAt(change?.position ?? []) : known.gridCode
  }

  #demand(change: CentreChange | null) {
    const { buildings, grids, basic } = this.ground
    const basicOf = (building: number): GridCode | null => grids[basic[building] ?? -1]?.code ?? null
    return { walks: this.walks(change), demand: buildings, grids, basicOf }
  }

  /** The last change is kept: while a centre is dragged, several questions are asked of each place. */
  #under(change: CentreChange): { readonly centres: StandingCentres; readonly walks: Walks } {
    const [lon, lat] = change.position
    const last = this.#changed
    if (
      last?.change.centre === change.centre &&
      last.change.position[0] === lon &&
      last.change.position[1] === lat
    ) {
      return last
    }
    const centres = changedCentres(this.network, this.index, this.#standing, change)
    this.#changed = { change, centres, walks: this.#measure(centres) }
    return this.#changed
  }

  #measure({ places, covers }: StandingCentres): Walks {
    const { edge, offsetM } = this.ground.buildings
    return measureWalks({
      network: this.network,
      buildings: { edge, offsetM },
      centres: snappedPlaces(places.map(({ snapped }, centre) => (covers[centre] === true ? snapped : null))),
    })
  }
}

/** `ground-of-other-network`: the ground's buildings were snapped to another network than this. */
export const openStreetWalks = (
  network: WalkNetwork,
  ground: WalkGround,
): Result<StreetWalks, 'ground-of-other-network'> =>
  ground.buildings.network === networkStamp(network)
    ? ok(new StreetWalks(network, ground))
    : fail('ground-of-other-network')
