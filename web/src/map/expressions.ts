import type { ExpressionSpecification } from 'maplibre-gl'

export type ZoomStops = readonly (readonly [zoom: number, widthPx: number])[]

/** A width that grows with zoom as the ground does, steeper than linear. */
export function widthByZoom(scale: number, stops: ZoomStops): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    ...stops.flatMap(([zoom, width]) => [zoom, width * scale]),
  ] as unknown as ExpressionSpecification
}

/** A value that fades linearly between zooms. */
export function fadeByZoom(stops: ZoomStops): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification
}

/** A paint property's `-transition`: it changes without a fade. */
export const atOnce = { duration: 0, delay: 0 } as const

export function propertyIn(property: string, values: readonly string[]): ExpressionSpecification {
  return ['in', ['get', property], ['literal', [...values]]]
}

export function propertyIs(property: string, value: string | number | boolean): ExpressionSpecification {
  return ['==', ['get', property], value]
}
