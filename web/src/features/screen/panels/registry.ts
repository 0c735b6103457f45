import { CoveragePanel } from './coverage/coverage-panel.tsx'
import { OrganizationPanel } from './organization/organization-panel.tsx'
import type { ScreenPanel } from './panel.ts'
import { RequestsPanel } from './requests/requests-panel.tsx'

/** Every panel of the screen. */
export const screenPanels: readonly ScreenPanel[] = [
  { id: 'coverage', Component: CoveragePanel },
  { id: 'requests', Component: RequestsPanel },
  { id: 'organization', Component: OrganizationPanel },
]
