import { addWay, type Block, build, framePoint, hasRoom, spanOf, wayOut } from './block.ts'
import { insidePlot } from './occupied.ts'
import { noiseAt } from './noise.ts'
import { ground } from './road-style.ts'
import { oval } from './lawns.ts'
import { area } from './town.ts'
import { along, at, back, lerp, rectangle, type Vec } from './vec.ts'

/** A park: a lake with an uneven shore, a walk round it, paths out to the streets, pavilions. */
export const fillPark = (block: Block, name: string): void => {
  const { town, plot, prng, u } = block
  town.shapes.push(area('green', plot, name))
  const wide = spanOf(block, plot, block.u)
  const deep = spanOf(block, plot, block.v)
  const shore = oval(block.middle, u, (wide.high - wide.low) * 0.34, (deep.high - deep.low) * 0.31)
    .flatMap((p, i, ring) => {
      const q = at(ring, i + 1)
      return [p, lerp(p, q, 0.5)]
    })
    .map((p): Vec => lerp(block.middle, p, 1 + 0.24 * noiseAt(prng.seed, p, 55)))
  const walk = shore.map((p): Vec => lerp(block.middle, p, 1.22))
  if (insidePlot(shore, plot)) town.shapes.push(area('water', shore, '明湖'))
  if (insidePlot(walk, plot)) {
    addWay(block, [...walk, at(walk, 0)], ground('footway'), 3)
    for (const [k, direction] of [
      [0, block.u],
      [6, block.v],
      [12, back(block.u)],
      [18, back(block.v)],
    ] as const) {
      const from = at(walk, k)
      const out = wayOut(block, from, direction)
      if (out !== null) addWay(block, [from, out], ground('footway'), 3)
    }
  }
  block.occupied.add(rectangle(block.middle, u, (wide.high - wide.low) * 0.8, (deep.high - deep.low) * 0.76))
  for (let k = 0; k < 5; k += 1) {
    const p = framePoint(block, prng.between(wide.low, wide.high), prng.between(deep.low, deep.high))
    const pavilion = rectangle(p, u, prng.between(7, 16), prng.between(6, 9))
    if (hasRoom(block, [pavilion], plot, 3))
      build(block, { ring: pavilion, use: 'other', floors: 1, homes: 0, name: null, compound: -1 })
  }
  town.landmarks.push({ kind: 'park', name, point: wayOutOf(block) })
}

const wayOutOf = (block: Block): Vec => at(block.plot, 0)

/** Open land at the edge: vegetable plots and a few sheds. */
export const fillFields = (block: Block): void => {
  const { town, plot, prng } = block
  town.shapes.push(area('green', plot))
  const wide = spanOf(block, plot, block.u)
  const deep = spanOf(block, plot, block.v)
  for (let k = 0; k < 14; k += 1) {
    const p = framePoint(block, prng.between(wide.low, wide.high), prng.between(deep.low, deep.high))
    const shed = rectangle(p, block.u, prng.between(18, 60), 8)
    if (hasRoom(block, [shed], plot, 3))
      build(block, { ring: shed, use: 'other', floors: 1, homes: 0, name: null, compound: -1 })
  }
}

/** The hill: woods, steps from the street below to a pavilion near the top, and a path along the slope. */
export const fillHill = (block: Block): void => {
  const { town, plot, u, prng } = block
  town.shapes.push(area('hill', plot, '青崖山'))
  const top = along(along(block.middle, [1, 0], 60), [0, 1], 60)
  const foot = wayOut(block, block.middle, along([0, 0], [-0.8, -0.6], 1))
  if (foot === null) return
  const bends = [0.25, 0.5, 0.75].map(
    (t, i): Vec => along(lerp(foot, top, t), [-0.6, 0.8], i % 2 === 0 ? 14 : -14),
  )
  addWay(block, [foot, ...bends], ground('steps', '登山道'), 3)
  addWay(block, [at(bends, -1), top], ground('steps', '登山道'), 3)
  const slope: Vec[] = [at(bends, 1)]
  for (let k = 1; k <= 6; k += 1)
    slope.push(
      along(along(at(bends, 1), [-0.5, 0.8], k * 38), [-0.8, -0.5], 12 * noiseAt(prng.seed, [k, 0], 1)),
    )
  const inside = slope.filter((p) => insidePlot([p], plot))
  const out = inside.length > 2 ? wayOut(block, at(inside, -1), [-0.9, 0.1]) : null
  if (out !== null) addWay(block, [...inside, out], ground('footway'), 3)
  const pavilion = rectangle(along(top, [0.3, 0.9], 16), u, 14, 10)
  if (hasRoom(block, [pavilion], plot, 2))
    build(block, { ring: pavilion, use: 'other', floors: 2, homes: 0, name: '望城阁', compound: -1 })
  town.landmarks.push({ kind: 'temple', name: '望城阁', point: top })
}
