import { requestDesk as en } from './en/request-desk.ts'
import { messagesByLanguage, useMessages } from './messages.tsx'
import { type RequestDeskMessages, requestDesk as zh } from './zh/request-desk.ts'

/** Words of list, histories, entry and import: only the page of requests carries them. */
export const useDeskMessages = (): RequestDeskMessages => (useMessages() === messagesByLanguage.en ? en : zh)
