import { never, type Result } from '@wangge/geodata'
import { allows, demoAllows, type Permission, type Role } from './permissions.ts'
import type { RequestFacts } from './request-facts.ts'

/** Who is asking. Routes see it as `c.var.identity`. */
export type Identity =
  | {
      readonly kind: 'account'
      readonly id: string
      readonly name: string
      readonly role: Role
      /** `session`: a person with the cookie; `token`: a program with a bearer token. */
      readonly via: 'session' | 'token'
    }
  | {
      /** A screen that was opened by a link: it has the role `screen`, and may only read. */
      readonly kind: 'link'
      readonly id: string
      readonly label: string
      /** Name of the saved screen that it opens. */
      readonly screen: string | null
    }
  | { readonly kind: 'demo'; readonly role: Role }
  | { readonly kind: 'nobody'; readonly reason: 'no-credentials' | 'bad-token' | 'bad-demo-role' }

export type SignInFailureCode = 'bad-credentials' | 'too-many-attempts'

export interface SignedIn {
  readonly name: string
  readonly role: Role
  /** The secret for the cookie. It is nowhere else: the database has only its hash. */
  readonly token: string
  /** The longest the cookie can be of use. */
  readonly maxAgeSeconds: number
}

export type OpenLinkFailureCode = 'bad-link' | 'withdrawn-link' | 'too-many-attempts'

export interface OpenedLink {
  /** As whom the request acts from here on. */
  readonly identity: Extract<Identity, { kind: 'account' | 'link' }>
  /** Name of the saved screen that the link opens. */
  readonly screen: string | null
  /** The secret for the cookie, with its age as in `SignedIn`; null where there is nothing to set. */
  readonly token: string | null
  readonly maxAgeSeconds: number
}

/** Sign-in and identity. One for each server, made by `createAccess`. */
export interface Access {
  /** True where `X-Forwarded-*` is written by a proxy of ours and may be believed. */
  readonly trustProxy: boolean
  /**
   * Who is asking; never throws for bad credentials, only when the database does not answer. Where it does not count,
   * the session does not last longer for it.
   */
  identify(request: RequestFacts, options?: { readonly counts: boolean }): Promise<Identity>
  /** Ends the session the request came with, if any, and opens a new one. Failure detail: `retryAfterSeconds`. */
  signIn(request: RequestFacts, name: string, password: string): Promise<Result<SignedIn, SignInFailureCode>>
  /**
   * Ends the link's session the request came with, if any, and opens a new one. A person who is signed in stays so:
   * then `token` is null. Failure detail: `retryAfterSeconds`.
   */
  openLink(request: RequestFacts, token: string): Promise<Result<OpenedLink, OpenLinkFailureCode>>
  /** Deletes the session the request came with, if any. */
  signOut(request: RequestFacts): Promise<void>
}

/** As the audit log names whoever acts. */
export const actorOf = (identity: Identity): string => {
  switch (identity.kind) {
    case 'account':
      return identity.name
    case 'link':
      return `link ${identity.id}`
    case 'demo':
    case 'nobody':
      return identity.kind
    default:
      return never(identity)
  }
}

export const mayUse = (identity: Identity, permission: Permission): boolean => {
  switch (identity.kind) {
    case 'account':
      return allows(identity.role, permission)
    case 'link':
      return allows('screen', permission)
    case 'demo':
      return demoAllows(identity.role, permission)
    case 'nobody':
      return allows('nobody', permission)
    default:
      return never(identity)
  }
}
