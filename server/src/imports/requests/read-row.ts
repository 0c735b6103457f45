import type { Position } from 'geojson'
import type { RequestCategory } from '@wangge/geodata'
import type { NewRequest, RequestRefusalCode } from '../../services/requests/prepare-requests.ts'
import { type FilledStages, fillStages, type StageProblem } from './fill-stages.ts'
import type { FieldColumns, MappedField, RequestMapping } from './mapping.ts'
import { parseTime } from './parse-time.ts'
import { readJoined, readPair } from './read-position.ts'
import { categoryReader, readAnswer, readStage } from './read-words.ts'

/** Why a row cannot become a request: what its cells say, or what writing refuses. */
export type RowProblemCode =
  | RequestRefusalCode
  | StageProblem['code']
  | 'missing-category'
  | 'missing-time'
  | 'missing-position'
  | 'bad-stage'
  | 'bad-answer'
  /** Another row of the file has it. Detail: that row's line. */
  | 'repeated-external-id'

export interface RowProblem {
  readonly field: MappedField
  readonly code: RowProblemCode
}

export interface ReadRow {
  /** As it is written in the file, east or longitude first; null where it is no pair of numbers. */
  readonly written: Position | null
  /** Null where there are problems. */
  readonly request: NewRequest | null
  /** Stages whose times are not the file's. */
  readonly filled: number
  readonly problems: readonly RowProblem[]
}

export type RowReader = (cells: readonly string[]) => ReadRow

/** Reads rows by a mapping; all that is wrong with a row is said, not only the first. */
export const rowReader = (
  mapping: RequestMapping,
  columns: FieldColumns,
  toWgs84: (position: Position) => Position,
): RowReader => {
  const categoryOf = categoryReader(mapping.categories)
  const isLatFirst = mapping.positionOrder === 'lat-lon'

  return (cells) => {
    const problems: RowProblem[] = []
    const cell = (field: MappedField): string => {
      const column = columns[field]
      return column === null ? '' : (cells[column] ?? '')
    }
    const read = <T>(
      field: MappedField,
      parse: (text: string) => T | null,
      code: RowProblemCode,
    ): T | null => {
      const text = cell(field)
      if (text === '') return null
      const value = parse(text)
      if (value === null) problems.push({ field, code })
      return value
    }
    const need = <T>(
      field: MappedField,
      parse: (text: string) => T | null,
      [missing, bad]: readonly [RowProblemCode, RowProblemCode],
    ): T | null => {
      if (cell(field) === '') problems.push({ field, code: missing })
      return read(field, parse, bad)
    }
    const position = (): Position | null => {
      if (columns.position !== null) {
        const joined = need('position', readJoined, ['missing-position', 'bad-position'])
        return joined !== null && isLatFirst ? [joined[1] as number, joined[0] as number] : joined
      }
      const empty = (['lon', 'lat'] as const).filter((field) => cell(field) === '')
      for (const field of empty) problems.push({ field, code: 'missing-position' })
      if (empty.length > 0) return null
      const pair = readPair(cell('lon'), cell('lat'))
      if (pair === null) problems.push({ field: 'lon', code: 'bad-position' })
      return pair
    }
    const answer = (field: 'solved' | 'satisfied'): boolean | null =>
      read<{ yes: boolean }>(
        field,
        (text) => {
          const yes = readAnswer(text)
          return yes === undefined ? null : { yes }
        },
        'bad-answer',
      )?.yes ?? null

    const category = need<RequestCategory>('category', categoryOf, ['missing-category', 'unknown-category'])
    const createdAtMs = need('createdAt', parseTime, ['missing-time', 'bad-time'])
    const written = position()
    const told = {
      stage: read('stage', readStage, 'bad-stage'),
      signedAtMs: read('signedAt', parseTime, 'bad-time'),
      closedAtMs: read('closedAt', parseTime, 'bad-time'),
      solved: answer('solved'),
      satisfied: answer('satisfied'),
    }
    const isWhole = problems.length === 0 && category !== null && createdAtMs !== null && written !== null
    if (!isWhole) return { written, request: null, filled: 0, problems }
    const stages: FilledStages | StageProblem = fillStages({ ...told, createdAtMs })
    if ('code' in stages) return { written, request: null, filled: 0, problems: [stages] }
    const externalId = cell('externalId')
    return {
      written,
      request: {
        category,
        position: toWgs84(written),
        createdAtMs,
        description: cell('description'),
        externalId: externalId === '' ? null : externalId,
        events: stages.events,
      },
      filled: stages.filled,
      problems,
    }
  }
}

/** The column to blame for what writing refuses; `event` is the number of the refused event from 0. */
export const blamedField = (
  code: RequestRefusalCode,
  event: number | null,
  columns: FieldColumns,
): MappedField => {
  switch (code) {
    case 'unknown-category':
      return 'category'
    case 'bad-position':
    case 'swapped-coordinates':
    case 'off-street':
      return columns.position === null ? 'lon' : 'position'
    case 'description-too-long':
      return 'description'
    case 'bad-external-id':
      return 'externalId'
    default:
      if (event === null || event === 0) return 'createdAt'
      return event === 1 && columns.signedAt !== null ? 'signedAt' : 'closedAt'
  }
}
