/** What this browser remembers between visits. Storage may be forbidden or full: then nothing is remembered. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`wangge.${key}`, value)
  } catch {
    return
  }
}

export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(`wangge.${key}`)
  } catch {
    return null
  }
}
