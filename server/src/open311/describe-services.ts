import { type RequestCategory, requestCategories } from '@wangge/geodata'
import { type AttributeCode, attributeCodes, positionCrs } from './attributes.ts'
import { type Document, type Fields, listOf } from './document.ts'
import type { Open311Words } from './words/words.ts'

export const isServiceCode = (code: string): code is RequestCategory =>
  requestCategories.some((category) => category === code)

/** `metadata` is true: there is a definition, of what every service takes besides. None of it is required. */
export const describeServices = (words: Open311Words): Document => ({
  root: 'services',
  content: listOf(
    'service',
    requestCategories.map((code) => {
      const { name, description, keywords, group } = words.services[code]
      return {
        service_code: code,
        service_name: name,
        description,
        metadata: true,
        type: 'realtime',
        keywords,
        group,
      }
    }),
  ),
})

const values = (words: Open311Words) =>
  listOf(
    'value',
    positionCrs.map((key) => ({ key, name: words.crs[key] })),
  )

const describeAttribute = (words: Open311Words, code: AttributeCode, order: number): Fields => {
  const { description, datatype } = words.attributes[code]
  return {
    variable: true,
    code,
    datatype: code === 'crs' ? 'singlevaluelist' : 'string',
    required: false,
    datatype_description: datatype,
    order,
    description,
    ...(code === 'crs' ? { values: values(words) } : {}),
  }
}

export const describeService = (words: Open311Words, code: RequestCategory): Document => ({
  root: 'service_definition',
  content: {
    service_code: code,
    attributes: listOf(
      'attribute',
      attributeCodes.map((attribute, at) => describeAttribute(words, attribute, at + 1)),
    ),
  },
})
