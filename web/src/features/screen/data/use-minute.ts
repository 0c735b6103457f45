import { useEffect, useState } from 'react'

const minuteMs = 60_000

/** What time it is, epoch milliseconds, to the minute. */
export const useMinute = (): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = (): void => {
      timer = setTimeout(
        () => {
          setNow(Date.now())
          wait()
        },
        minuteMs - (Date.now() % minuteMs),
      )
    }
    wait()
    return () => clearTimeout(timer)
  }, [])
  return now
}
