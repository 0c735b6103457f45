/**
 * What an answer says, whatever it is written in. In XML an object is elements in order and a list is one element for
 * each item; in JSON a list is an array: the specification's “Spark convention”.
 */
export type Value = string | number | boolean | null | Fields | List
export interface Fields {
  readonly [name: string]: Value
}
export interface List {
  /** The XML element of one item. */
  readonly each: string
  readonly items: readonly Value[]
}

export interface Document {
  /** The XML root; JSON has none. */
  readonly root: string
  readonly content: Fields | List
}

export const listOf = (each: string, items: readonly Value[]): List => ({ each, items })

export const isList = (value: Fields | List): value is List => Array.isArray(value.items)
