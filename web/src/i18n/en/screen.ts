import type { ScreenMessages } from '../zh/screen.ts'
import { screenCoverage } from './screen-coverage.ts'
import { screenOrganization } from './screen-organization.ts'
import { screenRequests } from './screen-requests.ts'

export const screen: ScreenMessages = {
  title: (page) => `Screen · ${page}`,
  panel: { coverage: 'Coverage', requests: 'Requests', organization: 'Organisation' },
  mapPane: 'Map',
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  grids: (district, unit, basic) => `${district} districts, ${unit} units, ${basic} basic grids`,
  planInForce: (name) => `Plan ${name}, in force`,
  planNamed: (name) => `Plan ${name}`,
  data: (time) => `data ${time}`,
  readAt: (time) => `▲ read at ${time}, nothing newer`,
  failedWhy: (code) => `The other panels are not affected; code ${code}, tried again each minute`,
  coverage: screenCoverage,
  requests: screenRequests,
  organization: screenOrganization,
  unknownStreet: (id) => `There is no street “${id}”`,
  knownStreets: 'The database has these:',
  noneKnown: 'The database has no street yet.',
  problem: {
    panel: (text) => (text === '' ? 'The address names no panel' : `There is no panel “${text}”`),
    tour: (text) => `The tour “${text}” is not 5 to 600 seconds`,
    theme: (text) => `There is no theme “${text}”`,
    language: (text) => `There is no language “${text}”`,
    name: (text) => `No screen is saved as “${text}”`,
    grid: (text) => `There is no grid with the code “${text}”`,
  },
  problemEnd: 'the default is shown',
  listComma: '; ',
}
