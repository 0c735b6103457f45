/** Where a figure comes from, in words; the card adds the plan and the data's time. */
export interface ProvenanceText {
  /** The sum itself, with its numbers. */
  formula: string
  method: string
  inputs: string
  /** The document and what it says, or that the limit is a setting. */
  rule: string
  /** What another method would say. */
  other?: string
}
