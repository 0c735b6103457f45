import { screen as en } from './en/screen.ts'
import { messagesByLanguage, useMessages } from './messages.tsx'
import type { Messages } from './zh.ts'
import { screen as zh, type ScreenMessages } from './zh/screen.ts'

/** Words of the big screen, kept apart so that other pages do not carry them. */
export const screenMessagesOf = (messages: Messages): ScreenMessages =>
  messages === messagesByLanguage.en ? en : zh

export const useScreenMessages = (): ScreenMessages => screenMessagesOf(useMessages())
