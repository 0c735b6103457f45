import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Heartbeat } from './heartbeat.tsx'
import { LinkRefused } from './link-refused.tsx'
import { onPulseBack } from './pulse-store.ts'
import { Unreached } from './unreached.tsx'
import { useScreenLink } from './use-screen-link.ts'
import { useShortMemory } from './use-short-memory.ts'

/**
 * Lets the page in by the token of a read-only link, where the address has one, before anything is asked. And it keeps
 * the page alive: everything is read anew when the server or its database is back.
 */
export const ScreenLink = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient()
  const { state, again } = useScreenLink()
  useShortMemory()
  useEffect(() => onPulseBack(() => void queries.invalidateQueries()), [queries])
  return (
    <>
      <Heartbeat />
      {state.kind === 'refused' ? (
        <LinkRefused code={state.code} onAgain={again} />
      ) : (
        <>
          {state.kind === 'open' && children}
          <Unreached />
        </>
      )}
    </>
  )
}
