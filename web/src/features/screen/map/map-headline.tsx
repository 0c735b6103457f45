import { formatCount } from '../../../i18n/format.ts'
import { useScreenMapMessages } from '../../../i18n/screen-map-messages.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { ScreenData } from '../data/screen-data.ts'
import { headlineDetail, headlineFinding } from './headline-finding.ts'

interface Props {
  data: ScreenData
  isIn(code: string, ancestor: string): boolean
}

/** The finding over the map. */
export const MapHeadline = ({ data, isIn }: Props) => {
  const words = useScreenMapMessages()
  const finding = headlineFinding(data, isIn)
  if (finding === null) return null
  const { farthestSeconds, withoutCentre } = headlineDetail(data, isIn)
  const title = words.headline(
    finding.kind === 'largest' && finding.where !== null
      ? { ...finding, where: words.unitName(finding.where) }
      : finding,
  )
  const { figure } = title
  const { centre } = data.street.figures.places
  const inputs = {
    minutes: 5,
    speedMps: 1,
    centres: centre,
    estimated: !data.street.street.householdsCounted,
  }
  const sentences =
    finding.kind === 'no-network' || finding.kind === 'no-centre' || finding.kind === 'no-households'
      ? []
      : [
          ...(farthestSeconds === null ? [] : [words.farthest(farthestSeconds)]),
          ...(withoutCentre.length === 0 ? [] : [words.withoutCentre(withoutCentre.map(words.unitName))]),
        ]
  return (
    <>
      <h2 data-finding={finding.kind}>
        {title.before}
        {figure !== null && (
          <span data-figure="map.gap" data-value={figure}>
            <Figure
              value={formatCount(figure)}
              label={words.figureLabel}
              from={(messages) => messages.walkProvenance.gap(inputs, figure)}
            />
          </span>
        )}
        {title.after}
      </h2>
      <p>
        {farthestSeconds !== null && sentences.length > 0 && (
          <span hidden data-figure="map.farthest" data-value={farthestSeconds} />
        )}
        {finding.kind === 'no-network'
          ? words.noNetworkSub
          : finding.kind === 'no-centre'
            ? words.noCentreSub
            : words.sentences(sentences)}
      </p>
    </>
  )
}
