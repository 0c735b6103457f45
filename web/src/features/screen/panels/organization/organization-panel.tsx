import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import type { PanelProps } from '../panel.ts'

export const OrganizationPanel = ({ slot }: PanelProps) => {
  const words = useScreenMessages()
  return (
    <p className="screen-kicker" data-slot={slot}>
      {words.panel.organization}
    </p>
  )
}
