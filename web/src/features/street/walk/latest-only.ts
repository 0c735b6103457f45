/**
 * Runs one question at a time. While one runs, only the newest of those that come is kept; the others are answered with
 * null. So answers come in the order of their questions, and the last question is always answered.
 */
export const latestOnly = <Q, A>(run: (question: Q) => Promise<A>): ((question: Q) => Promise<A | null>) => {
  let running = false
  let waiting: { question: Q; answer: (value: Promise<A | null>) => void } | null = null

  const start = async (question: Q): Promise<A> => {
    running = true
    try {
      return await run(question)
    } finally {
      running = false
      const next = waiting
      waiting = null
      next?.answer(start(next.question))
    }
  }
  return (question) => {
    if (!running) return start(question)
    waiting?.answer(Promise.resolve(null))
    return new Promise((answer) => {
      waiting = { question, answer }
    })
  }
}
