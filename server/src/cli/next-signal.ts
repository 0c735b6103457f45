/** The first of Ctrl-C and the service manager's stop. A second one ends the process at once, as is usual. */
export const nextSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const
    const done = () => {
      for (const signal of signals) process.off(signal, done)
      resolve()
    }
    for (const signal of signals) process.on(signal, done)
  })
