import { cutAvenues, raiseBridges } from './avenues.ts'
import { type Block, makeBlock } from './block.ts'
import type { Cell } from './cell.ts'
import { courtyardStyles, fillCourtyards } from './courtyard-block.ts'
import { fillFields, fillHill, fillPark } from './green-blocks.ts'
import { fillCivic, fillCommerce, fillHospital, fillMarket } from './institution-blocks.ts'
import { layOutLand, type LandUse } from './land-use.ts'
import { type Office, type PlaceNames, placeNames } from './names.ts'
import type { Prng } from './prng.ts'
import { layRailway } from './railway.ts'
import { layRiver } from './river-banks.ts'
import { makeSkeleton } from './skeleton.ts'
import { fillSchool } from './school-block.ts'
import { fillSlabs, slabStyles } from './slab-block.ts'
import { fillTowers } from './tower-block.ts'
import { area, type Town } from './town.ts'
import { fillWorks } from './works-block.ts'
import { never } from '../model/result.ts'

/** The whole town on the plane: streets, water, railway, hill, every block filled. */
export const buildTown = (cell: Cell, office: Office, prng: Prng): { town: Town; names: PlaceNames } => {
  const names = placeNames(cell, office, prng.fork('names'))
  const skeleton = makeSkeleton(cell, names)
  cutAvenues(cell, skeleton)
  const uses = layOutLand(skeleton, prng.fork('land'))
  raiseBridges(cell, skeleton)
  const town: Town = { skeleton, buildings: [], compounds: [], shapes: [], innerWays: [], landmarks: [] }
  layRiver(town, names.river)
  layRailway(town, names.railway)
  for (const [face, label] of skeleton.map.labels) {
    const block = label === 'river' ? null : makeBlock(town, face, prng.fork('open', face), 3)
    if (block === null) continue
    if (label === 'hill') fillHill(block)
    else town.shapes.push(area('green', block.plot))
  }
  for (const [face, use] of uses) {
    const block = makeBlock(
      town,
      face,
      prng.fork('block', face),
      use === 'old' ? 0.8 : use === 'village' ? 1.2 : 3.2,
    )
    if (block !== null) fill(block, use, names)
  }
  return { town, names }
}

const fill = (block: Block, use: LandUse, names: PlaceNames): void => {
  switch (use) {
    case 'old':
      return fillCourtyards(block, courtyardStyles.old)
    case 'village':
      return fillCourtyards(block, courtyardStyles.village)
    case 'work-unit':
    case 'estate':
    case 'mid-rise':
      return fillSlabs(block, slabStyles[use])
    case 'tower':
      return fillTowers(block)
    case 'works':
      return fillWorks(block, names.next('works'))
    case 'fields':
      return fillFields(block)
    case 'school':
      return fillSchool(block, names.next('school'))
    case 'hospital':
      return fillHospital(block, names.next('hospital'))
    case 'market':
      return fillMarket(block, names.next('market'))
    case 'civic':
      return fillCivic(block, names.next('civic'))
    case 'commerce':
      return fillCommerce(block, names.next('commerce'))
    case 'park':
      return fillPark(block, names.next('park'))
    default:
      return never(use)
  }
}
