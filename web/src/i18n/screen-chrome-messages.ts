import { screenChrome as en } from './en/screen-chrome.ts'
import { messagesByLanguage, useMessages } from './messages.tsx'
import { screenChrome as zh, type ScreenChromeMessages } from './zh/screen-chrome.ts'

/** Words around the big screen's figures; they come with the screen. */
export const useScreenChromeMessages = (): ScreenChromeMessages =>
  useMessages() === messagesByLanguage.en ? en : zh
