import { screenMap as en } from './en/screen-map.ts'
import { messagesByLanguage, useMessages } from './messages.tsx'
import { screenMap as zh, type ScreenMapMessages } from './zh/screen-map.ts'

/** Words of the big screen's map, kept apart so that other pages do not carry them. */
export const useScreenMapMessages = (): ScreenMapMessages =>
  useMessages() === messagesByLanguage.en ? en : zh
