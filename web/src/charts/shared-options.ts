import type { Palette } from './palette.ts'

export const axisLabel = (palette: Palette) => ({
  color: palette.text3,
  fontSize: 12,
  fontFamily: palette.fontText,
})

export const tooltip = (palette: Palette) => ({
  trigger: 'axis' as const,
  axisPointer: { type: 'none' as const },
  confine: true,
  transitionDuration: 0,
  backgroundColor: palette.raised,
  borderColor: palette.line1,
  borderWidth: 1,
  padding: [4, 8],
  textStyle: { color: palette.text1, fontSize: 13, fontFamily: palette.fontText },
})

/** The first parameter of a tooltip's formatter: the position on the category axis. */
export const tipIndex = (params: unknown): number => {
  const first: unknown = Array.isArray(params) ? params[0] : params
  return first !== null &&
    typeof first === 'object' &&
    'dataIndex' in first &&
    typeof first.dataIndex === 'number'
    ? first.dataIndex
    : 0
}
