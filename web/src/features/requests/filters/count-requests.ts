import { requestCategories } from '@wangge/geodata'
import type { RequestFilters } from '../../../app/requests-view.ts'
import type { RequestColumns } from '../../../map/requests-columns.ts'

/** How many each choice of a filter would leave, all other filters as they are. */
export interface FilterCounts {
  /** By place in `requestCategories`. */
  readonly byCategory: readonly number[]
  /** Stage 1 first. */
  readonly byStage: readonly number[]
  readonly overdueByStage: readonly number[]
  readonly overdue: number
  readonly disowned: number
  /** With all filters. */
  readonly shown: number
  readonly open: number
  readonly late: number
  readonly all: number
}

export interface FilteredRequests {
  readonly counts: FilterCounts
  /** By request: 1 where every filter lets it through. */
  readonly shown: Uint8Array
}

/** Whether a request passes: only the categories' own numbering is the answer's. */
export const filterRequests = (
  columns: RequestColumns,
  categoryNames: readonly string[],
  filters: Pick<RequestFilters, 'categories' | 'stages' | 'overdue' | 'ownership'>,
): FilteredRequests => {
  const categoryOf = categoryNames.map((name) => requestCategories.findIndex((known) => known === name))
  const wantedCategory = requestCategories.map(
    (name) => filters.categories.length === 0 || filters.categories.includes(name),
  )
  const wantedStage = Array.from(
    { length: 8 },
    (_, stage) => filters.stages.length === 0 || filters.stages.some((one) => one === stage),
  )
  const byCategory = requestCategories.map(() => 0)
  const byStage = Array.from({ length: 7 }, () => 0)
  const overdueByStage = Array.from({ length: 7 }, () => 0)
  const shown = new Uint8Array(columns.length)
  let [overdue, disowned, count, open, late] = [0, 0, 0, 0, 0]
  for (let row = 0; row < columns.length; row += 1) {
    const category = categoryOf[columns.category[row] as number] ?? -1
    const stage = columns.stage[row] as number
    const isLate = columns.overdue[row] === 1
    const isDisowned = columns.basic[row] === -1
    const passes = {
      category: wantedCategory[category] === true,
      stage: wantedStage[stage] === true,
      overdue: !filters.overdue || isLate,
      ownership: filters.ownership.length === 0 || isDisowned,
    }
    const failed =
      Number(!passes.category) + Number(!passes.stage) + Number(!passes.overdue) + Number(!passes.ownership)
    if (failed > 1) continue
    if (failed === 0 || !passes.category) byCategory[category] = (byCategory[category] ?? 0) + 1
    if (failed === 0 || !passes.stage) {
      byStage[stage - 1] = (byStage[stage - 1] ?? 0) + 1
      if (isLate) overdueByStage[stage - 1] = (overdueByStage[stage - 1] ?? 0) + 1
    }
    if (isLate && (failed === 0 || !passes.overdue)) overdue += 1
    if (isDisowned && (failed === 0 || !passes.ownership)) disowned += 1
    if (failed > 0) continue
    shown[row] = 1
    count += 1
    if (stage < 7) open += 1
    if (isLate) late += 1
  }
  const counts = {
    byCategory,
    byStage,
    overdueByStage,
    overdue,
    disowned,
    shown: count,
    open,
    late,
    all: columns.length,
  }
  return { counts, shown }
}
