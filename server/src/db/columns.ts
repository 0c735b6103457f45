import { encodeWkb } from './encode-wkb.ts'
import type { Column } from './insert-rows.ts'

type Value<T, V> = (row: T) => V

export const text = <T>(name: string, value: Value<T, string | null>): Column<T> => ({
  name,
  type: 'text',
  value,
})
export const integer = <T>(name: string, value: Value<T, number | null>): Column<T> => ({
  name,
  type: 'integer',
  value,
})
export const boolean = <T>(name: string, value: Value<T, boolean | null>): Column<T> => ({
  name,
  type: 'boolean',
  value,
})
export const bigint = <T>(name: string, value: Value<T, number | null>): Column<T> => ({
  name,
  type: 'bigint',
  value,
})
export const json = <T>(name: string, value: Value<T, object>): Column<T> => ({
  name,
  type: 'jsonb',
  value: (row) => JSON.stringify(value(row)),
})
export const time = <T>(name: string, valueMs: Value<T, number | null>): Column<T> => ({
  name,
  type: 'timestamptz',
  value: (row) => {
    const ms = valueMs(row)
    return ms === null ? null : new Date(ms).toISOString()
  },
})
export const geometry = <T>(value: Value<T, Parameters<typeof encodeWkb>[0]>): Column<T> => ({
  name: 'geom',
  type: 'geometry',
  value: (row) => encodeWkb(value(row)),
})
