import type { ISql } from 'postgres'
import { selectWorkingLinks } from '../db/queries/screen-links.ts'

/** Ends what was opened by links that are withdrawn meanwhile, by this server or any other process. */
export interface LinkWatch {
  /** `end` is called where the link works no more; the answer ends the watching. */
  watch(linkId: string, end: () => void): () => void
}

/** Once for all that are open, and only while something is. */
export const createLinkWatch = (sql: ISql, everyMs = 1000): LinkWatch => {
  const ends = new Map<string, Set<() => void>>()
  let timer: NodeJS.Timeout | undefined
  let isAsking = false

  const look = async () => {
    if (isAsking) return
    isAsking = true
    try {
      const asked = [...ends.keys()]
      const working = await selectWorkingLinks(sql, asked)
      const withdrawn = asked.filter((id) => !working.has(id))
      for (const end of withdrawn.flatMap((id) => [...(ends.get(id) ?? [])])) end()
    } catch {
      // A database that does not answer withdraws nothing.
    } finally {
      isAsking = false
    }
  }

  return {
    watch: (linkId, end) => {
      const own = ends.get(linkId) ?? new Set()
      ends.set(linkId, own.add(end))
      timer ??= setInterval(() => void look(), everyMs).unref()
      return () => {
        own.delete(end)
        if (own.size === 0 && ends.get(linkId) === own) ends.delete(linkId)
        if (ends.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
