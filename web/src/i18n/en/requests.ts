import type { RequestMessages } from '../zh/requests.ts'

export const requests: RequestMessages = {
  title: (street) => `Requests · ${street}`,
  filtersPane: 'Filters and hotspots',
  panelPane: 'List and figures',
  tabs: { list: 'List', figures: 'Figures', entry: 'Enter', import: 'Import' },
  tabsLabel: 'Requests panel',
}
