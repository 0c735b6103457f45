import { fail, ok, type Result } from '@wangge/geodata'
import { appendAudit } from '../auth/audit-log.ts'
import type { Manager } from '../auth/manage-accounts.ts'
import {
  countOtherScreens,
  deleteScreen,
  lockScreens,
  type ScreenRow,
  upsertScreen,
} from '../db/queries/screens.ts'
import type { SavedScreen, ScreenSettings } from '../routes/screens-schema.ts'

export const mostScreens = 100

export const describeScreen = ({ savedAt, ...row }: ScreenRow): SavedScreen => ({
  ...row,
  savedAt: savedAt.toISOString(),
})

/** Saves under the name, over what was there: the last one wins. */
export const saveScreen = (
  { sql, actor, now }: Manager,
  name: string,
  settings: ScreenSettings,
): Promise<Result<SavedScreen, 'too-many-screens'>> =>
  sql.begin(async (tx) => {
    await lockScreens(tx)
    if ((await countOtherScreens(tx, name)) >= mostScreens) return fail('too-many-screens' as const)
    const row = { name, ...settings, savedAt: now, savedBy: actor }
    await upsertScreen(tx, row)
    await appendAudit(tx, now, actor, 'screen-saved', { screen: name })
    return ok(describeScreen(row))
  }) as Promise<Result<SavedScreen, 'too-many-screens'>>

/** False where there is none of this name. */
export const removeScreen = ({ sql, actor, now }: Manager, name: string): Promise<boolean> =>
  sql.begin(async (tx) => {
    const deleted = await deleteScreen(tx, name)
    if (deleted) await appendAudit(tx, now, actor, 'screen-deleted', { screen: name })
    return deleted
  })
