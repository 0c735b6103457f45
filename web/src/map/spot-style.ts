import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { bandColour, bandLetter, bandsDrawn, type DrawnBand } from './spot-bands.ts'
import { spotSprite } from './spot-sprites.ts'
import type { MapTokens } from './tokens.ts'

export const spotSources = [
  'request-spots',
  'request-spot-outline',
  'request-spot-near',
  'request-spot-chosen',
] as const
export type SpotSource = (typeof spotSources)[number]

const opacity = { 99: 0.24, 95: 0.15, 90: 0.08 } as const

const letterAt = (step: number | null): ExpressionSpecification =>
  step === null ? ['get', 'letter'] : ['slice', ['get', 'steps'], step, step + 1]

const byLetter = (
  letter: ExpressionSpecification,
  value: (band: DrawnBand) => string | number,
  otherwise: string | number,
): ExpressionSpecification =>
  [
    'match',
    letter,
    ...bandsDrawn.flatMap((band) => [bandLetter(band), value(band)]),
    otherwise,
  ] as unknown as ExpressionSpecification

/** Cells by their band, under the grids' lines. */
export const spotCellLayers = (tokens: MapTokens, step: number | null): LayerSpecification[] => {
  const letter = letterAt(step)
  const stands: ExpressionSpecification = ['!=', letter, '0']
  return [
    {
      id: 'request-spot-fill',
      type: 'fill',
      source: 'request-spots',
      filter: stands,
      paint: {
        'fill-color': byLetter(letter, (band) => bandColour(band, tokens), 'rgba(0,0,0,0)'),
        'fill-opacity': byLetter(
          letter,
          (band) => opacity[Math.abs(band) as 90 | 95 | 99] * (band > 0 ? 1 : 0.6),
          0,
        ),
        'fill-antialias': false,
      },
    },
    {
      id: 'request-spot-hatch',
      type: 'fill',
      source: 'request-spots',
      filter: stands,
      paint: {
        'fill-pattern': byLetter(letter, spotSprite, spotSprite(90)),
        'fill-opacity': byLetter(letter, (band) => (band > 0 ? 0.62 : 0.42), 0),
        'fill-antialias': false,
      },
    },
  ]
}

/** One line round all hot cells that touch, and one round the cold ones. */
export const spotOutlineLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-spot-case',
    type: 'line',
    source: 'request-spot-outline',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['map-halo'], 'line-width': 4, 'line-opacity': 0.7 },
  },
  {
    id: 'request-spot-hot',
    type: 'line',
    source: 'request-spot-outline',
    filter: ['==', ['get', 'side'], 1],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['hot-99'], 'line-width': 1.8 },
  },
  {
    id: 'request-spot-cold',
    type: 'line',
    source: 'request-spot-outline',
    filter: ['==', ['get', 'side'], -1],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour['cold-99'],
      'line-width': 1.2,
      'line-opacity': 0.8,
      'line-dasharray': [3, 2],
    },
  },
]

/** The chosen cell and its neighbours, above the grids' lines. */
export const spotChosenLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-spot-near',
    type: 'line',
    source: 'request-spot-near',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-select'], 'line-width': 1.4, 'line-dasharray': [2, 2] },
  },
  {
    id: 'request-spot-chosen-case',
    type: 'line',
    source: 'request-spot-chosen',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-case'], 'line-width': 6 },
  },
  {
    id: 'request-spot-chosen',
    type: 'line',
    source: 'request-spot-chosen',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-select'], 'line-width': 3 },
  },
]
