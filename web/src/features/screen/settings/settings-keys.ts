/** Opens and closes the settings; fills the screen and leaves it. */
export const settingsKeys = { drawer: 's', fullScreen: 'f' } as const

const all: readonly string[] = Object.values(settingsKeys)

export const isSettingsKey = (key: string): boolean => all.includes(key.toLowerCase())
