import { z } from '@hono/zod-openapi'
import { raise } from './answer-invalid.ts'

/** What a big screen may show, in the order in which it does. */
export const screenPanels = ['coverage', 'requests', 'organization'] as const
export const screenThemes = ['dark', 'light', 'contrast'] as const
export const screenLanguages = ['zh', 'en'] as const
export const shortestTourSeconds = 5
export const longestTourSeconds = 600
export const longestScreenName = 40

const nameMessage = `is 1 to ${longestScreenName} characters, none of them a control character`

const isScreenName = (name: string): boolean =>
  [...name].length >= 1 &&
  [...name].length <= longestScreenName &&
  !/[\p{C}\p{Zl}\p{Zp}]/u.test(name) &&
  // An address cannot hold these two.
  name !== '.' &&
  name !== '..'

/** In one normal form and without blanks at its ends, so that what looks the same is the same. */
export const screenNameSchema = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .refine(isScreenName, { message: nameMessage, params: raise('bad-screen-name') })
  .openapi({ type: 'string', example: '指挥中心大屏', description: nameMessage })

const config = z
  .strictObject({
    panels: z
      .array(
        z.enum(screenPanels, {
          error: (issue) => `is one of ${screenPanels.join(', ')}, not ${String(issue.input).slice(0, 40)}`,
        }),
      )
      .min(1)
      .refine((panels) => new Set(panels).size === panels.length, { message: 'names each panel once' })
      .optional(),
    theme: z.enum(screenThemes).optional(),
    language: z.enum(screenLanguages).optional(),
    tourSeconds: z
      .number()
      .int()
      .min(shortestTourSeconds)
      .max(longestTourSeconds)
      .nullable()
      .optional()
      .openapi({ description: 'For each place; null: no tour' }),
    grid: z.string().max(20).optional().openapi({ description: 'Where the screen begins' }),
  })
  .openapi('ScreenConfig')

const streetId = z
  .string()
  .refine((id) => /^\d{9}$/.test(id), { message: 'is 9 digits', params: raise('unknown-street') })
  .nullable()
  .openapi({ description: 'null: the demo street, or the first' })

/** Body of `PUT /api/v1/screens/{name}`. */
export const screenBodySchema = z.strictObject({ street: streetId, config }).openapi('ScreenSettings')

export const savedScreenSchema = z
  .object({ name: z.string(), street: streetId, config, savedAt: z.string(), savedBy: z.string() })
  .openapi('SavedScreen')

export const savedScreensSchema = z
  .object({ screens: z.array(savedScreenSchema).openapi({ description: 'By name' }), most: z.number() })
  .openapi('SavedScreens')

export type ScreenPanelName = (typeof screenPanels)[number]
export type ScreenConfig = z.infer<typeof config>
export type ScreenSettings = z.infer<typeof screenBodySchema>
export type SavedScreen = z.infer<typeof savedScreenSchema>
/** Answer of `GET /api/v1/screens`. */
export type SavedScreens = z.infer<typeof savedScreensSchema>
