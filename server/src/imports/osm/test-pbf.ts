import { deflateSync } from 'node:zlib'
import type { OsmNode, OsmRelation, OsmWay } from './osm-data.ts'

/** What a small made file holds; for tests only. */
export interface TestOsm {
  readonly nodes: readonly OsmNode[]
  readonly ways?: readonly OsmWay[]
  readonly relations?: readonly OsmRelation[]
  readonly timestampSeconds?: number
}

const varint = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return [...bytes, rest]
}
const signed = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)]
const bytes = (field: number, content: readonly number[] | Uint8Array): number[] => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
]
const text = (field: number, value: string): number[] => bytes(field, Buffer.from(value))
const packed = (field: number, values: readonly number[]): number[] => bytes(field, values.flatMap(varint))
const deltas = (values: readonly number[]): number[] => values.map((v, i) => signed(v - (values[i - 1] ?? 0)))

const blob = (type: string, content: readonly number[]): Buffer => {
  const body = [...number(2, content.length), ...bytes(3, deflateSync(Buffer.from(content)))]
  const header = [...text(1, type), ...number(3, body.length)]
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, Buffer.from(header), Buffer.from(body)])
}

/** Encodes a small `.osm.pbf`: a header block and one data block, as osmium writes them. */
export const encodePbf = ({ nodes, ways = [], relations = [], timestampSeconds }: TestOsm): Buffer => {
  const strings = ['']
  const key = (value: string): number => {
    const at = strings.indexOf(value)
    return at >= 0 ? at : strings.push(value) - 1
  }
  const keys = (tags: Readonly<Record<string, string>>) => Object.keys(tags).map(key)
  const values = (tags: Readonly<Record<string, string>>) => Object.values(tags).map(key)
  const dense = [
    ...packed(1, deltas(nodes.map((node) => node.id))),
    ...packed(8, deltas(nodes.map((node) => Math.round(node.lat * 1e7)))),
    ...packed(9, deltas(nodes.map((node) => Math.round(node.lon * 1e7)))),
    ...packed(
      10,
      nodes.flatMap(({ tags }) => [...Object.entries(tags).flatMap(([k, v]) => [key(k), key(v)]), 0]),
    ),
  ]
  const types = ['node', 'way', 'relation']
  const groups = [
    bytes(2, bytes(2, dense)),
    ...ways.map((way) =>
      bytes(
        2,
        bytes(3, [
          ...number(1, way.id),
          ...packed(2, keys(way.tags)),
          ...packed(3, values(way.tags)),
          ...packed(8, deltas(way.refs)),
        ]),
      ),
    ),
    ...relations.map((relation) =>
      bytes(
        2,
        bytes(4, [
          ...number(1, relation.id),
          ...packed(2, keys(relation.tags)),
          ...packed(3, values(relation.tags)),
          ...packed(
            8,
            relation.members.map((member) => key(member.role)),
          ),
          ...packed(9, deltas(relation.members.map((member) => member.ref))),
          ...packed(
            10,
            relation.members.map((member) => types.indexOf(member.type)),
          ),
        ]),
      ),
    ),
  ].flat()
  const header = [
    ...text(4, 'OsmSchema-V0.6'),
    ...text(4, 'DenseNodes'),
    ...(timestampSeconds === undefined ? [] : number(32, timestampSeconds)),
  ]
  const table = strings.flatMap((value) => text(1, value))
  return Buffer.concat([blob('OSMHeader', header), blob('OSMData', [...bytes(1, table), ...groups])])
}
