/** `back`: whoever watches the server saw it answer again after it had been away. */
export type PageNews = 'shown' | 'hidden' | 'online' | 'back'

/** Tells when the page is shown, hidden, or the computer has a network again. Returns how to stop. */
export const watchPage = (hear: (news: PageNews) => void): (() => void) => {
  const look = (): void => hear(document.visibilityState === 'visible' ? 'shown' : 'hidden')
  const back = (): void => hear('online')
  document.addEventListener('visibilitychange', look)
  window.addEventListener('online', back)
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('online', back)
  }
}
