/**
 * For `addInitScript`: no graphics. Panels say the same without a map, and a page that draws none is there in a quarter
 * of the time.
 */
export const withoutMap = (): void => {
  const original = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    kind: string,
    ...rest: unknown[]
  ) {
    return kind.startsWith('webgl') ? null : original.call(this, kind as '2d', ...(rest as []))
  } as typeof original
}
