import { requests as en } from './en/requests.ts'
import { messagesByLanguage, useMessages } from './messages.tsx'
import type { Messages } from './zh.ts'
import { requests as zh, type RequestMessages } from './zh/requests.ts'

/** Words of the page of requests, kept apart so that other pages do not carry them. */
export const requestMessagesOf = (messages: Messages): RequestMessages =>
  messages === messagesByLanguage.en ? en : zh

export const useRequestMessages = (): RequestMessages => requestMessagesOf(useMessages())
