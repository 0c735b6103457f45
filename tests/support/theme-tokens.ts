const variablesOf = (css: string, selector: string): Map<string, string> => {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no ${selector} in these tokens`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** Reads a theme's tokens out of the text of `tokens.css`, by their names without the leading `--`. */
export const themeTokens = (css: string, theme: string): ((name: string) => string) => {
  const own = variablesOf(css, `[data-theme="${theme}"]`)
  const root = variablesOf(css, ':root')
  return (name) => {
    const value = own.get(name) ?? root.get(name)
    if (value === undefined) throw new Error(`no token --${name}`)
    return value
  }
}
