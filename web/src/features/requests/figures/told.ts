/** What every figure's provenance says of it: which days, and where. */
export interface Told {
  readonly from: string
  readonly to: string
  readonly place: string
}
