import { never } from '@wangge/geodata'
import type { DatabaseFailure } from './database.ts'

/** One line for the person at the terminal: what is wrong and what to do. */
export const describeDatabaseFailure = ({ code, detail }: DatabaseFailure): string => {
  const said = (key: string): string => firstLine(String(detail[key] ?? ''))
  switch (code) {
    case 'database-url-invalid':
      return 'DATABASE_URL is not a PostgreSQL address; it looks like postgres://user:password@host:5432/name.'
    case 'database-unreachable':
      return `The database at ${said('target')} does not answer (${said('reason')}); check DATABASE_URL.`
    case 'database-refused':
      return `The database at ${said('target')} refused the connection: ${said('reason')}.`
    case 'postgres-too-old':
      return `PostgreSQL ${said('version')} is too old; version ${said('oldest')} or newer is needed.`
    case 'postgis-missing':
      return `The database has no PostGIS and it could not be added: ${said('reason')}.`
    case 'postgis-too-old':
      return `PostGIS ${said('version')} is too old; version ${said('oldest')} or newer is needed.`
    case 'data-directory-in-use':
      return `Another process (${said('pid')}) uses ${said('directory')}; stop it, or set WANGGE_DATA to another directory.`
    case 'data-directory-unusable':
      return `The data directory ${said('directory')} cannot be used: ${said('reason')}.`
    case 'embedded-failed':
      return `The embedded database in ${said('directory')} did not start: ${said('reason')}.`
    case 'migration-edited':
      return `Migration ${said('name')} was changed after it had been applied; restore the file and add a new one.`
    case 'migration-unknown':
      return `The database has migration ${said('name')}, which this program does not know: it is newer than the program.`
    case 'migration-failed':
      return `Migration ${said('name')} failed and was rolled back: ${said('reason')}.`
    default:
      return never(code)
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/\.$/, '')
