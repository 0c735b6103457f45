/** Failures are values: `code` is stable and never shown as it is; words for it live in message files. */
export interface Failure<C extends string = string> {
  readonly code: C
  /** Figures and names that the message needs. */
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure<C> }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const fail = <C extends string>(
  code: C,
  detail: Failure['detail'] = {},
): { readonly ok: false; readonly failure: Failure<C> } => ({ ok: false, failure: { code, detail } })

/** Compile-time proof that a union was switched exhaustively. */
export const never = (value: never): never => {
  throw new Error(`unreachable: ${String(value)}`)
}
