import type { Collection, Property } from './collection.ts'
import { collectionWords } from './words.ts'

/** JSON Schema of one property or query parameter. */
export const propertySchema = ({ type, values, unit }: Omit<Property, 'filter'>) => ({
  ...(type === 'strings' ? { type: 'array' as const, items: { type: 'string' as const } } : { type }),
  ...(values === undefined ? {} : { enum: [...values] }),
  ...(unit === undefined ? {} : { 'x-ogc-unit': unit }),
})

/** What may be asked of a collection's items by `name=value`. */
export const queryablesOf = (collection: Collection, id: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: id,
  type: 'object',
  title: collectionWords[collection.id].en,
  properties: Object.fromEntries(
    Object.entries(collection.properties)
      .filter(([, property]) => property.filter)
      .map(([name, property]) => [name, propertySchema(property)]),
  ),
  additionalProperties: false,
})
