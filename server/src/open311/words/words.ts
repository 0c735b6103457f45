import type { Failure, PersonalDataKind, RequestCategory, RequestStage } from '@wangge/geodata'
import type { PositionCrs } from '../attributes.ts'
import type { RefusalCode } from '../refusals.ts'

/** Words in one language: answers are read by people who never see the web app. `{…}` is filled in. */
export interface Open311Words {
  readonly contact: string
  readonly keyService: string
  readonly services: Readonly<
    Record<
      RequestCategory,
      {
        readonly name: string
        readonly description: string
        readonly keywords: string
        readonly group: string
      }
    >
  >
  readonly attributes: Readonly<
    Record<'external_id' | 'crs', { readonly description: string; readonly datatype: string }>
  >
  readonly crs: Readonly<Record<PositionCrs, string>>
  readonly status: {
    readonly stages: Readonly<Record<RequestStage, string>>
    readonly stage: string
    readonly suspended: string
    readonly answers: Readonly<Record<'solved' | 'unsolved' | 'satisfied' | 'unsatisfied', string>>
    /** Between the parts of a note. */
    readonly separator: string
  }
  readonly notice: {
    readonly received: string
    readonly known: string
    readonly dropped: string
    readonly droppedAttributes: string
    readonly removed: string
    readonly unowned: string
    readonly doubleOwned: string
    readonly personal: Readonly<Record<PersonalDataKind, string>>
    readonly separator: string
  }
  readonly refusals: Readonly<Record<RefusalCode, string>>
}

/** The text with its `{name}`s filled in; one that is not given stays as it is. */
export const fill = (text: string, detail: Failure['detail'] = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole))
