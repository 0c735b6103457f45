import { useMutation } from '@tanstack/react-query'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { tellMoment } from '../data/moment.ts'
import { saveFile } from '../export/save-file.ts'
import type { ScreenSettingsProps } from './settings-props.ts'

const sizeOf = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

const two = (part: number): string => String(part).padStart(2, '0')

const stampOf = (now: number): string => {
  const { year, month, day } = dateParts(now)
  return `${year}${two(month)}${two(day)}-${formatClock(now).replace(':', '')}`
}

/** Files of the screen as it stands; what draws them comes when somebody asks for one. */
export const PictureButtons = ({ street, language, stage, map }: ScreenSettingsProps) => {
  const m = useMessages()
  const { picture: words } = useScreenChromeMessages()
  const make = useMutation({
    mutationFn: async (kind: 'png' | 'pdf') => {
      const { exportScreen } = await import('../export/export-screen.ts')
      if (stage.current === null) throw new Error('no stage')
      const { name } = street.street
      const dataTime = tellMoment(m, street.asOf.time)
      const made = await exportScreen(kind, stage.current, map.current, {
        title: words.documentTitle(name, dataTime),
        subject: m.panel.source.data(dataTime, street.plan.name),
        language: language === 'zh' ? 'zh-CN' : 'en',
        product: m.product,
      })
      if (made.ok) saveFile(made.value, `${words.fileName(name, stampOf(Date.now()))}.${kind}`)
      return made
    },
  })
  const said = (): string => {
    if (make.isPending) return `${words.working} …`
    if (make.error !== null) return words.failed
    if (make.data === undefined) return ''
    if (make.data.ok) return words.done(sizeOf(make.data.value.size))
    return make.data.failure.code === 'map-lost' ? words.withoutMap : words.failed
  }
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <div className="drawer-buttons">
        {(['png', 'pdf'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="drawer-button"
            disabled={make.isPending}
            onClick={() => make.mutate(kind)}
          >
            {words[kind]}
          </button>
        ))}
      </div>
      <p className="drawer-said" role="status">
        {said()}
      </p>
    </section>
  )
}
