import { useEffect, useRef, useState } from 'react'
import type { WalkClient } from '../../../workers/walk-client.ts'
import type { LiveAnswer, LiveQuestion } from '../../../workers/walk-messages.ts'
import { latestOnly } from './latest-only.ts'

export interface LiveState {
  /** The last answer there was; it may be to an earlier question. */
  readonly answer: LiveAnswer | null
  readonly failure: string | null
  /** The answer is to the question as it stands. */
  readonly isCurrent: boolean
}

interface Answered extends Omit<LiveState, 'isCurrent'> {
  readonly client: WalkClient
  readonly key: string
}

const silent: LiveState = { answer: null, failure: null, isCurrent: false }
/** The worker was ended on purpose, or asked something newer. */
const unspoken: ReadonlySet<string> = new Set(['superseded', 'closed', 'aborted'])

/** Answers a question that changes with the hand: the last answer stands until the next one is there. */
export const useLiveAnswer = (client: WalkClient | null, question: LiveQuestion | null): LiveState => {
  const [last, setLast] = useState<Answered | null>(null)
  const asker = useRef<{ client: WalkClient; ask: ReturnType<typeof makeAsk> } | null>(null)
  const key = question === null ? null : JSON.stringify(question)

  useEffect(() => {
    if (client === null || key === null) return
    if (asker.current?.client !== client) asker.current = { client, ask: makeAsk(client) }
    const { ask } = asker.current
    const answer = async (): Promise<void> => {
      const result = await ask(JSON.parse(key) as LiveQuestion)
      if (result === null || asker.current?.client !== client) return
      if (result.ok) setLast({ client, key, answer: result.value, failure: null })
      else if (!unspoken.has(result.failure.code))
        setLast({ client, key, answer: null, failure: result.failure.code })
    }
    void answer()
  }, [client, key])

  if (key === null || last === null || last.client !== client) return silent
  // What was worked out for one moved centre says nothing of another.
  if (last.answer !== null && last.answer.change?.centre !== question?.change?.centre) return silent
  return { answer: last.answer, failure: last.failure, isCurrent: last.key === key }
}

const makeAsk = (client: WalkClient) => latestOnly((question: LiveQuestion) => client.ask('live', question))
