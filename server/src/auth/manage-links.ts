import { fail, ok, type Result } from '@wangge/geodata'
import { countWorkingLinks, insertLink, lockLinks, withdrawLinkRow } from '../db/queries/screen-links.ts'
import { selectScreen } from '../db/queries/screens.ts'
import { appendAudit } from './audit-log.ts'
import type { Manager } from './manage-accounts.ts'
import { newLinkToken, tokenHash } from './secret-token.ts'

/** Links that work at one time. */
export const mostLinks = 100

export type LinkFailureCode = 'unknown-screen' | 'too-many-links' | 'unknown-link'

type Managed<T> = Promise<Result<T, LinkFailureCode>>

/** The token is told here and never again. */
export const makeLink = (
  { sql, actor, now }: Manager,
  { label, screen }: { readonly label: string; readonly screen: string | null },
): Managed<{ readonly id: string; readonly token: string }> =>
  sql.begin(async (tx) => {
    if (screen !== null && (await selectScreen(tx, screen)) === null)
      return fail('unknown-screen' as const, { name: screen })
    await lockLinks(tx)
    if ((await countWorkingLinks(tx)) >= mostLinks)
      return fail('too-many-links' as const, { most: mostLinks })
    const token = newLinkToken()
    const id = await insertLink(tx, { label, screen, tokenHash: tokenHash(token), at: now, by: actor })
    await appendAudit(tx, now, actor, 'link-made', {
      link: id,
      label,
      ...(screen === null ? {} : { screen }),
    })
    return ok({ id, token })
  }) as Managed<{ readonly id: string; readonly token: string }>

/** Its sessions end at once, its streams of events within seconds. */
export const withdrawLink = ({ sql, actor, now }: Manager, id: string): Managed<null> =>
  sql.begin(async (tx) => {
    const label = await withdrawLinkRow(tx, id, now)
    if (label === null) return fail('unknown-link' as const, { id })
    await appendAudit(tx, now, actor, 'link-withdrawn', { link: id, label })
    return ok(null)
  }) as Managed<null>
