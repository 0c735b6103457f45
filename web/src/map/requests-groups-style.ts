import type { SymbolLayerSpecification } from 'maplibre-gl'
import { fontStack } from './fonts.ts'
import type { MapTokens } from './tokens.ts'

/** Name of the layer, and of its source. */
export const groupsLayer = 'request-clusters'

/** Discs with their number; sprite, text and size are properties. */
export const groupsStyle = ({ colour, font }: MapTokens): SymbolLayerSpecification => ({
  id: groupsLayer,
  type: 'symbol',
  source: groupsLayer,
  layout: {
    'icon-image': ['get', 'sprite'],
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-padding': 0,
    'text-field': ['get', 'text'],
    'text-font': fontStack(font['font-figure'], 'bold'),
    'text-size': ['get', 'size'],
    'text-allow-overlap': true,
    'text-ignore-placement': true,
    'text-padding': 0,
    'symbol-sort-key': ['get', 'count'],
  },
  paint: { 'text-color': colour['text-1'] },
})
