import type { MultiPolygon } from 'geojson'
import { fail, ok, type Result } from '../model/result.ts'
import { type AreaOutliner, BEYOND_M } from './area-outliner.ts'
import type { Walker } from './walker.ts'

export type AreaFailure = 'bad-limit' | 'surface-too-small' | 'area-too-large'

/**
 * Polygon around what a walker reaches within a limit. It holds that
 * - every place whose walk is within the limit is inside (to 2 mm where ways lie on top of each other);
 * - no place of the network whose walk is more than `BEYOND_M` longer is inside, except within two metres of a reached
 *   way that it crosses or touches without being joined (another level, as a rule);
 * - the polygon of a larger limit contains that of a smaller one, and neither depends on what else was asked;
 * - rings neither touch nor cross; holes are kept.
 *
 * The walker's surface must reach to `limitM + BEYOND_M`: `surface-too-small`. `bad-limit`: negative or NaN.
 * `area-too-large`: more than about 65 km across.
 */
export const serviceAreaPolygon = (
  outliner: AreaOutliner,
  walker: Walker,
  limitM: number,
): Result<MultiPolygon, AreaFailure> => {
  if (!(limitM >= 0)) return fail('bad-limit', { limitM })
  if (walker.network !== outliner.network || walker.limitM < limitM + BEYOND_M) {
    return fail('surface-too-small', { limitM, surfaceM: walker.limitM })
  }
  const polygon = outliner.outline(walker.lend(limitM + BEYOND_M), limitM)
  return polygon === null ? fail('area-too-large', { limitM }) : ok(polygon)
}
