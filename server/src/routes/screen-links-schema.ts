import { z } from '@hono/zod-openapi'
import { screenNameSchema } from './screens-schema.ts'

export const longestLinkLabel = 60

const label = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .refine(
    (text) => text.length > 0 && [...text].length <= longestLinkLabel && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text),
    {
      message: `is 1 to ${longestLinkLabel} characters, none of them a control character`,
    },
  )
  .openapi({ type: 'string', example: '一楼大厅' })

/** Body of `POST /api/v1/screen-links`. */
export const screenLinkBodySchema = z
  .strictObject({
    label,
    screen: screenNameSchema
      .nullable()
      .openapi({ description: 'Name of a saved screen that the link opens' }),
  })
  .openapi('NewScreenLink')

export const screenLinkSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    screen: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    lastUsedAt: z.string().nullable().openapi({ description: 'When it was last opened' }),
    withdrawnAt: z.string().nullable(),
  })
  .openapi('ScreenLink')

export const screenLinksSchema = z
  .object({ links: z.array(screenLinkSchema).openapi({ description: 'The newest first' }), most: z.number() })
  .openapi('ScreenLinks')

export const madeScreenLinkSchema = z
  .object({ id: z.string(), token: z.string().openapi({ description: 'Told here and never again' }) })
  .openapi('MadeScreenLink')

export type NewScreenLink = z.infer<typeof screenLinkBodySchema>
export type ScreenLink = z.infer<typeof screenLinkSchema>
/** Answer of `GET /api/v1/screen-links`. */
export type ScreenLinks = z.infer<typeof screenLinksSchema>
/** Answer of `POST /api/v1/screen-links`. */
export type MadeScreenLink = z.infer<typeof madeScreenLinkSchema>
