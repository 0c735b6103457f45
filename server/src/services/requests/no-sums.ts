import { type IndicatorSums, requestStages } from '@wangge/geodata'

/** Of a place or window without a request. */
export const noSums: IndicatorSums = {
  requests: 0,
  signed: 0,
  signedInTime: 0,
  signLate: 0,
  closed: 0,
  closedInTime: 0,
  closeLate: 0,
  visited: 0,
  reworked: 0,
  solvedTold: 0,
  solved: 0,
  satisfiedTold: 0,
  satisfied: 0,
  byStage: requestStages.map((stage) => ({ stage, count: 0, overdue: 0 })),
  byHour: Array.from({ length: 24 }, () => 0),
  closeSteps: new Map(),
}
