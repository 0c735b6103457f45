import { useSyncExternalStore } from 'react'
import { type Connection, onConnectionChange, readConnection } from '../api/connection.ts'

export const useConnection = (): Connection => useSyncExternalStore(onConnectionChange, readConnection)
