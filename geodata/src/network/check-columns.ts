import { roadClasses } from '../model/kinds.ts'
import { edgeCount, nodeCount, type StoredColumns } from './walk-network.ts'

/**
 * Name of the first column that points outside its neighbours or is not in order; null where all fit together.
 * What passes cannot lead a walk out of the columns, whoever wrote it.
 */
export const inconsistency = (columns: StoredColumns): keyof StoredColumns | null => {
  const nodes = nodeCount(columns)
  const edges = edgeCount(columns)
  const { edgeFrom, edgeTo, edgeClass, shapeStart, shapeLon, shapeLat, shapeM, nodeLon, nodeLat } = columns
  if (shapeStart[0] !== 0 || shapeStart[edges] !== shapeM.length) return 'shapeStart'
  for (const component of columns.nodeComponent) {
    if (component < 0 || component >= nodes) return 'nodeComponent'
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    if (from < 0 || from >= nodes) return 'edgeFrom'
    if (to < 0 || to >= nodes) return 'edgeTo'
    if ((edgeClass[edge] as number) >= roadClasses.length) return 'edgeClass'
    const first = shapeStart[edge] as number
    const last = (shapeStart[edge + 1] as number) - 1
    if (last <= first || last >= shapeM.length) return 'shapeStart'
    if (shapeLon[first] !== nodeLon[from] || shapeLon[last] !== nodeLon[to]) return 'shapeLon'
    if (shapeLat[first] !== nodeLat[from] || shapeLat[last] !== nodeLat[to]) return 'shapeLat'
    if (shapeM[first] !== 0) return 'shapeM'
    for (let point = first + 1; point <= last; point += 1) {
      const stepM = (shapeM[point] as number) - (shapeM[point - 1] as number)
      if (!(stepM > 0 && stepM < Infinity)) return 'shapeM'
    }
  }
  return null
}
