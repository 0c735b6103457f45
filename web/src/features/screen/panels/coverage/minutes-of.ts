import type { Overview } from '../../../../api/overview.ts'

export type ServiceMinutes = Overview['service']['minutes'][number]

export const minutesOf = ({ service }: Overview, minutes: number): ServiceMinutes | undefined =>
  service.minutes.find((entry) => entry.minutes === minutes)
