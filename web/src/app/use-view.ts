import { useSyncExternalStore } from 'react'
import type { View } from './view.ts'
import { onViewChange, readView } from './view-history.ts'

export const useView = (): View => useSyncExternalStore(onViewChange, readView)
