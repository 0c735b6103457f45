import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { indicatorsQuery } from '../../../api/requests.ts'
import { useView } from '../../../app/use-view.ts'
import { goTo } from '../../../app/view-history.ts'
import { dateParts } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import { startOfDay } from '../page/days.ts'
import type { Desk } from '../page/use-desk.ts'
import { GridTable } from './grid-table.tsx'
import { LeadFigures } from './lead-figures.tsx'
import { RateRows } from './rate-rows.tsx'
import { StageBars } from './stage-bars.tsx'
import type { Told } from './told.ts'
import './figures-tab.css'

/** What the requests of the chosen days and place come to; every figure says where it comes from and leads to its list. */
export const FiguresTab = ({ desk }: { desk: Desk }) => {
  const m = useMessages()
  const words = useRequestMessages().figures
  const { categories } = useView().requests.filters
  const answer = useQuery({
    ...indicatorsQuery(desk.window, 'grid', categories),
    enabled: desk.scope.canRead,
  })
  const waiting = useElapsed(answer.isPending)
  if (answer.data === undefined) {
    const refused = answer.error instanceof ApiFailure && answer.error.code === 'forbidden'
    if (refused) return <p className="figures-withheld">{words.withheld}</p>
    if (answer.isError) return <FailedPanel error={answer.error} onRetry={() => void answer.refetch()} />
    return waiting ? (
      <div className="figures-skeleton" role="status" aria-label={m.loading}>
        <i style={{ width: '62%', height: 30 }} />
        <i style={{ height: 52 }} />
        <i style={{ height: 170 }} />
        <i style={{ height: 200 }} />
      </div>
    ) : null
  }
  const { figures, place, groups } = answer.data
  const hasList = desk.scope.canRead
  const day = (text: string): string => m.monthDay(dateParts(startOfDay(text)))
  const told: Told = { from: day(desk.days.first), to: day(desk.days.last), place: place.name }
  return (
    <div className="figures-scroll" aria-busy={answer.isFetching} tabIndex={-1}>
      <LeadFigures indicators={answer.data} told={told} hasList={hasList} />
      <section className="figures-section">
        <RateRows figures={figures} told={told} hasList={hasList} />
        <StageBars figures={figures} told={told} />
      </section>
      <section className="figures-section">
        <GridTable groups={groups} onChoose={(code) => goTo({ grid: code, camera: null })} />
        <p className="sub">{words.source}</p>
      </section>
    </div>
  )
}
