import { useView } from '../../../app/use-view.ts'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'

/** What the address asks for and cannot have, quietly. */
export const ScreenNotice = ({
  unknownName,
  unknownGrid,
}: {
  unknownName: string | null
  unknownGrid: string | null
}) => {
  const words = useScreenMessages()
  const { problems } = useView().screen
  const lines = [
    ...problems.map(({ what, text }) => words.problem[what](text)),
    ...(unknownName === null ? [] : [words.problem.name(unknownName)]),
    ...(unknownGrid === null ? [] : [words.problem.grid(unknownGrid)]),
  ]
  if (lines.length === 0) return null
  return (
    <p className="screen-notice" role="status">
      {lines.join(words.listComma)}
      {words.listComma}
      {words.problemEnd}
    </p>
  )
}
