import { type Failure, type HierarchyFailureCode, never } from '@wangge/geodata'
import type { ArgumentFailure } from './cli-arguments.ts'
import type { OsmFileFailure } from './osm-data.ts'

export type ImportFailureCode =
  | OsmFileFailure
  | ArgumentFailure
  | HierarchyFailureCode
  | 'no-street-in-box'
  | 'no-free-code'
  | 'dataset-refused'

/** One line for the person at the terminal: what is wrong with the file or the call, and what to do. */
export const describeImportFailure = ({ code, detail }: Failure<ImportFailureCode>): string => {
  const said = (key: string): string => String(detail[key] ?? '')
  const megabytes = (key: string): string => (Number(detail[key]) / 1024 / 1024).toFixed(0)
  switch (code) {
    case 'file-unreadable':
      return `${said('path')} cannot be read: there is no such file, or it may not be opened.`
    case 'file-too-large':
      return `${said('path')} has ${megabytes('bytes')} MB; up to ${megabytes('maxBytes')} MB can be read: cut a smaller extract, as with osmium extract --bbox.`
    case 'not-osm-pbf':
      return detail.feature === undefined
        ? `${said('path')} is not an OpenStreetMap PBF file (.osm.pbf).`
        : `${said('path')} needs a feature of the PBF format that is not supported: ${said('feature')}.`
    case 'file-cut-off':
      return `${said('path')} is cut off: it ends in the middle of its data, after ${said('bytes')} bytes. Fetch it again.`
    case 'file-damaged':
      return `${said('path')} is damaged: its data cannot be unpacked. Fetch it again.`
    case 'no-street-in-box':
      return `There is no street in the box ${said('west')},${said('south')},${said('east')},${said('north')}: nothing to make grids along.`
    case 'boundary-invalid':
      return 'The outline of the streets closes no area: nothing to make grids in. Try another --bbox.'
    case 'targets-invalid':
      return 'The targets for the grids are not positive numbers.'
    case 'no-free-code':
      return 'All codes 000000001 to 000000999 are taken: give one with --code.'
    case 'dataset-refused':
      return `The database refused the street (${said('table')}): ${said('reason')}. Nothing was written.`
    case 'missing-file':
      return 'Which file? Name one .osm.pbf.'
    case 'missing-street':
      return 'What is the street called? Say it with --street NAME.'
    case 'missing-value':
      return `${said('option')} needs a value.`
    case 'unknown-option':
      return `${said('option')} is not understood.`
    case 'bad-bbox':
      return `--bbox ${said('value')} is not west,south,east,north in degrees, at most 0.3° wide and high.`
    case 'bad-code':
      return `--code ${said('value')} is not nine digits.`
    case 'bad-date':
      return `--as-of ${said('value')} is not a date such as 2021-06-12.`
    default:
      return never(code)
  }
}
