import { z } from '@hono/zod-openapi'
import { savedScreenSchema } from './screens-schema.ts'
import { sessionSchema } from './session.ts'

/** Body of `POST /api/v1/session/screen`. */
export const screenTokenSchema = z.strictObject({ token: z.string() }).openapi('ScreenToken')

export const openedScreenSchema = z
  .object({
    session: sessionSchema,
    screen: savedScreenSchema
      .nullable()
      .openapi({ description: 'The saved screen that the link names, where there is one now' }),
  })
  .openapi('OpenedScreen')

/** Answer of `POST /api/v1/session/screen`. */
export type OpenedScreen = z.infer<typeof openedScreenSchema>
