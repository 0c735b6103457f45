import { createContext, type ReactNode, useContext } from 'react'
import type { MapLanguage } from '../map/types.ts'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

export const messagesByLanguage: Readonly<Record<MapLanguage, Messages>> = { zh, en }

const MessagesContext = createContext<Messages>(zh)

export const MessagesProvider = ({ language, children }: { language: MapLanguage; children: ReactNode }) => (
  <MessagesContext value={messagesByLanguage[language]}>{children}</MessagesContext>
)

export const useMessages = (): Messages => useContext(MessagesContext)
