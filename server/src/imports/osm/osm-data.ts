/** OpenStreetMap objects as read from a file: ids as they are there, degrees WGS 84. */
export type OsmTags = Readonly<Record<string, string>>

export interface OsmNode {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly tags: OsmTags
}

export interface OsmWay {
  readonly id: number
  readonly refs: readonly number[]
  readonly tags: OsmTags
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation'
  readonly ref: number
  readonly role: string
}

export interface OsmRelation {
  readonly id: number
  readonly members: readonly OsmMember[]
  readonly tags: OsmTags
}

/** West, south, east, north in degrees. */
export type Bbox = readonly [number, number, number, number]

export interface OsmData {
  /** Every node's place, tagged or not. */
  readonly positions: ReadonlyMap<number, readonly [number, number]>
  readonly taggedNodes: readonly OsmNode[]
  readonly ways: ReadonlyMap<number, OsmWay>
  readonly relations: readonly OsmRelation[]
  /** Box that the file says it covers; null where it says nothing. */
  readonly headerBbox: Bbox | null
  /** Newest time the file tells of: replication time of its header, else its newest object; null without either. */
  readonly newestMs: number | null
}

export type OsmFileFailure =
  | 'file-unreadable'
  | 'file-too-large'
  | 'not-osm-pbf'
  | 'file-cut-off'
  | 'file-damaged'
