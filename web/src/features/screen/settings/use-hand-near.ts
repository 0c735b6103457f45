import { useEffect, useState } from 'react'

const nearForMs = 4000

/** Whether somebody has just moved the pointer or touched the screen. */
export const useHandNear = (): boolean => {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const feel = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setNear(false), nearForMs)
      setNear(true)
    }
    addEventListener('pointermove', feel, { passive: true })
    addEventListener('pointerdown', feel, { passive: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', feel)
      removeEventListener('pointerdown', feel)
    }
  }, [])
  return isNear
}
