import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { followStreet, type LiveState } from '../../../api/live-events.ts'

const readAtMostEveryMs = 1000

export interface LivePlace {
  readonly lon: number
  readonly lat: number
}

/**
 * Follows the street's requests: whatever happens, the street is read again, at most once a second, and with its new
 * version everything that hangs on it. `onMade` hears where a new request came in, if whoever looks may know.
 */
export const useLive = (street: string, onMade: (at: LivePlace) => void): LiveState => {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('reconnecting')
  const latest = useRef(onMade)
  useEffect(() => {
    latest.current = onMade
  })
  useEffect(() => {
    let readAt = 0
    let waiting: ReturnType<typeof setTimeout> | undefined
    const read = (): void => {
      if (waiting !== undefined) return
      waiting = setTimeout(
        () => {
          waiting = undefined
          readAt = Date.now()
          void queries.invalidateQueries({ queryKey: ['overview'] })
        },
        Math.max(0, readAt + readAtMostEveryMs - Date.now()),
      )
    }
    const stop = followStreet(street, {
      onChange({ kind, data }) {
        if (kind === 'request-made' && data.lon !== undefined && data.lat !== undefined)
          latest.current({ lon: data.lon, lat: data.lat })
        read()
      },
      onReset: read,
      onState: setState,
    })
    return () => {
      clearTimeout(waiting)
      stop()
    }
  }, [street, queries])
  return state
}
