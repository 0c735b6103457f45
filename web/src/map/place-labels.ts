/** In the order in which they may take their places. */
export const labelKinds = ['uncovered', 'gap', 'district', 'unit', 'basic', 'place'] as const
export type LabelKind = (typeof labelKinds)[number]

/** Left, top, right, bottom in pixels. */
export type Box = readonly [number, number, number, number]

export interface Anchor {
  /** Centre of the label, pixels. */
  readonly x: number
  readonly y: number
  /** Lower is better; only compared within one label. */
  readonly cost: number
}

export interface LabelRequest {
  readonly id: string
  readonly widthPx: number
  readonly heightPx: number
  readonly anchors: readonly Anchor[]
}

export interface PlacedLabel {
  readonly id: string
  readonly anchor: Anchor
  readonly box: Box
}

/**
 * Greedy placement: each label in turn takes its cheapest anchor whose box, grown by `marginPx`, touches neither
 * an obstacle nor a label placed before it; a label without such an anchor is left out.
 * Depends on nothing but its arguments, so labels stand still while the camera only pans.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Box[],
  marginPx: number,
): readonly PlacedLabel[] {
  const taken = [...obstacles]
  const placed: PlacedLabel[] = []
  for (const request of requests) {
    const found = request.anchors
      .toSorted((a, b) => a.cost - b.cost)
      .map((anchor) => ({ id: request.id, anchor, box: boxAt(anchor, request) }))
      .find(({ box }) => !taken.some((other) => overlap(box, other, marginPx)))
    if (found === undefined) continue
    placed.push(found)
    taken.push(found.box)
  }
  return placed
}

const boxAt = (anchor: Anchor, { widthPx, heightPx }: LabelRequest): Box => [
  anchor.x - widthPx / 2,
  anchor.y - heightPx / 2,
  anchor.x + widthPx / 2,
  anchor.y + heightPx / 2,
]

export const overlap = (a: Box, b: Box, marginPx: number): boolean =>
  a[0] < b[2] + marginPx && b[0] < a[2] + marginPx && a[1] < b[3] + marginPx && b[1] < a[3] + marginPx
