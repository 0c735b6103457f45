import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { ciede2000, type Lab } from '../../../tests/support/colour-vision/ciede2000.ts'
import { laidOn, type Rgb, rgbOf, seenBy, visions } from '../../../tests/support/colour-vision/seen-colour.ts'
import { themeTokens } from '../../../tests/support/theme-tokens.ts'
import type { CoverageRow } from '../api/coverage.ts'
import type { Overview } from '../api/overview.ts'
import type { Registers } from '../api/registers.ts'
import type { Indicators } from '../api/requests.ts'
import screenMapCss from '../features/screen/map/screen-map.css?raw'
import { CoverBar } from '../features/screen/panels/coverage/cover-bar.tsx'
import { ShareRows } from '../features/screen/panels/coverage/share-rows.tsx'
import { LevelRows } from '../features/screen/panels/organization/level-rows.tsx'
import { RatingRows } from '../features/screen/panels/organization/rating-rows.tsx'
import { SixHave } from '../features/screen/panels/organization/six-have.tsx'
import panelFrameCss from '../features/screen/panels/parts/panel-frame.css?raw'
import { RateLines } from '../features/screen/panels/requests/rate-lines.tsx'
import { StageFlow } from '../features/screen/panels/requests/stage-flow.tsx'
import { MessagesProvider } from '../i18n/messages.tsx'
import { createScreenSpots, type HotBand } from '../map/screen-spots.ts'
import { bandsDrawn, bandColour } from '../map/spot-bands.ts'
import { putSpotSprites } from '../map/spot-sprites.ts'
import { recipeFixture } from '../map/recipe-fixture.ts'
import { buildLayers } from '../map/style.ts'
import { resolveTokens } from '../map/tokens.ts'
import { type MapTheme, mapThemes } from '../map/types.ts'
import tokensCss from './tokens.css?raw'

/**
 * ΔE00 between classes that nothing but their colour tells apart. About 1 is just seen between two areas that touch;
 * ours stand apart from each other and from their legend, on a wall five metres away and through all kinds of screens:
 * ten times as much.
 */
const leastApart = 10

type Classes = Readonly<Record<string, Rgb>>

const pairs = (classes: Classes): readonly [string, string][] => {
  const names = Object.keys(classes)
  return names.flatMap((one, at) => names.slice(at + 1).map((other): [string, string] => [one, other]))
}

/** Pairs that somebody sees as nearly the same, with how far they are apart for whom. */
const tooClose = (classes: Classes): string[] => {
  const of = (name: string): Rgb => classes[name] ?? [0, 0, 0]
  return pairs(classes).flatMap(([one, other]) =>
    visions.flatMap((vision) => {
      const [first, second] = [seenBy(vision, of(one)), seenBy(vision, of(other))]
      const apart = ciede2000(first, second)
      return apart < leastApart ? [`${one} | ${other}: ${apart.toFixed(1)}, ${vision}`] : []
    }),
  )
}

describe('the measure itself', () => {
  // Of table 1 of Sharma, Wu and Dalal 2005: blues, greys, both sides of a jump of the mean hue, far and near.
  const published: [Lab, Lab, number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.001], 7.1792],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
    [[36.4612, 47.858, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
    [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ]
  it.each(published)('%j and %j are %d apart', (one, other, apart) => {
    expect(ciede2000(one, other)).toBeCloseTo(apart, 4)
    expect(ciede2000(other, one)).toBeCloseTo(apart, 4)
  })

  it('knows the white, leaves greys grey, and takes red and green together', () => {
    for (const [at, value] of seenBy('normal', [1, 1, 1]).entries())
      expect(value).toBeCloseTo(at === 0 ? 100 : 0, 1)
    const apartFor = (one: string, other: string) =>
      visions.map((vision) => ciede2000(seenBy(vision, rgbOf(one)), seenBy(vision, rgbOf(other))))
    for (const vision of visions)
      expect(ciede2000(seenBy(vision, [0.5, 0.5, 0.5]), seenBy('normal', [0.5, 0.5, 0.5]))).toBeLessThan(0.1)
    const [normal = 0, protanopia = 0, deuteranopia = 0] = apartFor('#b06a4a', '#6f8a3c')
    expect(normal).toBeGreaterThan(35)
    expect(Math.max(protanopia, deuteranopia)).toBeLessThan(normal / 3)
  })
})

const said = (node: ReactNode, language: 'zh' | 'en' = 'zh'): string =>
  renderToStaticMarkup(<MessagesProvider language={language}>{node}</MessagesProvider>)

const layersOf = (theme: MapTheme): readonly LayerSpecification[] => {
  const recipe = recipeFixture(theme, resolveTokens(themeTokens(tokensCss, theme)))
  return buildLayers({
    ...recipe,
    state: {
      ...recipe.state,
      focus: { level: 'street', code: '999901001' },
      layers: { ...recipe.state.layers, requests: false, gaps: false },
    },
    focusLineage: ['999901001'],
    focusUnit: null,
    densityBreaks: [],
  })
}

interface Spots {
  readonly layers: readonly LayerSpecification[]
  readonly edges: readonly { properties: { band: HotBand; outer: boolean } }[]
}

const hotBands = [99, 95, 90] as const satisfies readonly HotBand[]

/** What the big screen gives its map for a cell of each class, side by side. */
const spotsOf = (theme: MapTheme): Spots => {
  const layers: LayerSpecification[] = []
  let edges: Spots['edges'] = []
  const map = {
    addSource: () => undefined,
    getLayer: () => undefined,
    addLayer: (layer: LayerSpecification) => layers.push(layer),
    getSource: (id: string) => ({
      setData: (data: { features: Spots['edges'] }) => {
        if (id === 'screen-spot-edges') edges = data.features
      },
    }),
  }
  const spots = createScreenSpots(1)
  spots.attach(map as unknown as MapLibreMap, resolveTokens(themeTokens(tokensCss, theme)), theme !== 'light')
  spots.show(
    hotBands.map((band, west) => {
      const ring = [
        [west, 0],
        [west + 1, 0],
        [west + 1, 1],
        [west, 1],
        [west, 0],
      ]
      return { band, polygon: { type: 'Polygon', coordinates: [ring] } }
    }),
  )
  return { layers, edges }
}

const paintOf = (layers: readonly LayerSpecification[], id: string): Record<string, unknown> => {
  const layer = layers.find((each) => each.id === id)
  if (layer === undefined) throw new Error(`no layer ${id}`)
  expect(layer.layout?.visibility ?? 'visible').toBe('visible')
  return (layer.paint ?? {}) as Record<string, unknown>
}

/** Of a rule of CSS, by its whole selector. */
const ruleOf = (css: string, selector: string): string => {
  const start = css.indexOf(`\n${selector} {`)
  if (start < 0) throw new Error(`no rule ${selector}`)
  return css.slice(start, css.indexOf('}', start))
}

const expectAllDifferent = (all: readonly unknown[]): void => {
  expect(new Set(all.map((each) => JSON.stringify(each ?? null))).size).toBe(all.length)
}

describe.each(mapThemes)('in the %s theme', (theme) => {
  const token = themeTokens(tokensCss, theme)
  const colour = (name: string): Rgb => rgbOf(token(name))
  const colours = (...names: string[]): Classes =>
    Object.fromEntries(names.map((name) => [name, colour(name)]))
  const isDark = theme !== 'light'

  describe('told apart by colour alone', () => {
    test.each<[string, Classes]>([
      ['households by the minutes they walk', colours('walk-5', 'walk-10', 'walk-15', 'surface-panel')],
      ['shares within five minutes and ten, and the limit', colours('walk-5', 'walk-15', 'track', 'text-1')],
      ['requests for 1,000 households', colours('chart-3', 'track', 'text-1')],
      ['hours like every day, and those unlike', colours('chart-mute', 'chart-3', 'surface-panel')],
      ['newest requests in time, and late', colours('chart-2', 'late')],
      ['rows in time, and late', colours('text-1', 'late')],
      ['outlines of clusters, of circles and of gaps', colours('hot-99', 'walk-5')],
      ['outlines of clusters, and of gaps', colours('hot-99', 'gap')],
      [
        'bands of clusters, warm and cold',
        colours(...bandsDrawn.map((band) => (band > 0 ? `hot-${band}` : `cold-${-band}`))),
      ],
      ['above a limit, and not', colours('pass', 'warn')],
      [
        'what a scale passes from its limit on, and what not',
        { zone: laidOn(colour('line-2'), colour('pass'), 0.45), rest: colour('line-2') },
      ],
    ])('%s', (_, classes) => {
      expect(tooClose(classes)).toEqual([])
    })
  })

  // Told apart by colour as well, but not for everybody: each has a sign that does without.
  describe('told apart by a second sign', () => {
    const layers = layersOf(theme)

    test('walked circles: full, dashed and dotted lines, on the map and in its legend', () => {
      const dashes = [5, 10, 15].map((minutes) => paintOf(layers, `walk-${minutes}-line`)['line-dasharray'])
      expect(dashes[0]).toBeUndefined()
      expectAllDifferent(dashes)
      const keys = [5, 10, 15].map((minutes) => ruleOf(screenMapCss, `.key-walk-${minutes}`))
      expect(keys.map((rule) => /\b(solid|dashed|dotted)\b/.exec(rule)?.[0])).toEqual([
        'solid',
        'dashed',
        'dotted',
      ])
    })

    test('the circle of five minutes beside borders of grids: it is filled and glows', () => {
      const suffix = isDark ? '-over' : ''
      expect(paintOf(layers, `walk-5${suffix}`)['fill-color']).toBe(token('walk-5'))
      expect(paintOf(layers, `walk-5-glow${suffix}`)['line-blur']).toBeGreaterThan(0)
    })

    test('lit homes: they lie inside a full line', () => {
      expect(paintOf(layers, 'walk-5-line')['line-opacity']).toBeGreaterThan(0.9)
    })

    test('gaps beside circles and other lines: hatched, on the map and in its legend', () => {
      expect(paintOf(layers, 'uncovered-hatch')['fill-pattern']).toBe('uncovered-hatch')
      expect(ruleOf(screenMapCss, '.key-gap')).toContain('repeating-linear-gradient')
    })

    test('clusters by how sure they are: a full, a dashed and a dotted line, on the map and in its legend', () => {
      const { layers: drawn, edges } = spotsOf(theme)
      const dashOf = (band: HotBand) => paintOf(drawn, `screen-spot-${band}`)['line-dasharray']
      expectAllDifferent(hotBands.map(dashOf))
      expect(
        edges.filter(({ properties }) => properties.outer).map(({ properties }) => properties.band),
      ).toEqual([...hotBands])
      const keys = hotBands.map((band) => ruleOf(screenMapCss, `.key-hot-${band}`))
      expectAllDifferent(keys.map((rule) => /stroke-dasharray: ([^;]+)/.exec(rule)?.[1]))
      for (const [at, band] of hotBands.entries())
        expect(keys[at]?.includes('stroke-dasharray')).toBe(dashOf(band) !== undefined)
    })
  })
})

describe('second signs of every theme', () => {
  test('households that walk longest: hatched, in the bar and beside its name', () => {
    const minutes = [5, 10, 15].map((each) => ({ minutes: each, households: each, share: each / 20 }))
    const overview = { figures: { households: 20 }, service: { minutes } } as unknown as Overview
    expect(said(<CoverBar overview={overview} />).match(/class="hatched"/g)).toHaveLength(2)
    expect(ruleOf(panelFrameCss, '.hatched')).toContain('repeating-linear-gradient')
  })

  test('stages: numbered, and what is late is hatched', () => {
    const stages = [1, 2, 3, 4, 5, 6, 7].map((stage) => ({ stage, count: 9, overdue: 2 }))
    const html = said(<StageFlow stages={stages as unknown as Indicators['byStage']} days="" />)
    const numbers = [...html.matchAll(/class="stage-no fig">(\d)</g)].map(([, number]) => number)
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(html.match(/class="hatched"/g)).toHaveLength(7)
  })

  test('rates: a sign says which side of the limit', () => {
    const rate = (share: number | null) => ({ share, yes: 1, among: 1 })
    const figures = { response: rate(1), resolution: rate(0.5), satisfaction: rate(null) }
    const html = said(<RateLines figures={figures as unknown as Indicators} />)
    const signs = [...html.matchAll(/class="rate-sign"[^>]*>(.)</g)].map(([, sign]) => sign)
    expect(signs).toEqual(['✓', '✕', '?'])
  })

  test.each(['zh', 'en'] as const)('ratings: a letter each (%s)', (language) => {
    const registers = {
      ratings: { gold: 1, silver: 2, yellow: 3, red: 4, unrated: 0 },
      compounds: { total: 10 },
    } as unknown as Registers
    const html = said(<RatingRows registers={registers} />, language)
    const letters = [...html.matchAll(/<b>([^<]+)<\/b>/g)].map(([, letter]) => letter)
    expect(letters).toHaveLength(4)
    expectAllDifferent(letters)
  })

  test('districts: the name stands beside the tint, and on the map', () => {
    const row = (code: string, name: string) => ({ code, name, share: 0.5, within: [], level: 'district' })
    const rows = [row('1D01', '东片区'), row('1D02', '西片区')] as unknown as CoverageRow[]
    const html = said(<ShareRows rows={rows} most={9} hasAxis={false} tintOf={() => 'red'} />)
    expect(html).toMatch(/background:red"><\/i>东/)
    expect(html).toMatch(/background:red"><\/i>西/)
    expect(layersOf('dark').map(({ id }) => id)).toContain('t-district')
  })

  test('what a register misses: hatched', () => {
    const items = [{ item: 'office', looked: 3, present: 2, missing: [{ name: '甲' }] }]
    const six = said(
      <SixHave sixHave={{ looked: 3, operating: 3, items } as unknown as Registers['sixHave']} />,
    )
    expect(six.match(/class="hatched"/g)).toHaveLength(1)
    const level = { expected: 4, present: 3 }
    const none = { expected: 0, present: 0 }
    const registers = {
      levels: { street: none, district: level, unit: none, basic: none },
      blanks: [],
    } as unknown as Registers
    const overview = { place: { level: 'street' }, children: [] } as unknown as Overview
    const levels = said(<LevelRows registers={registers} overview={overview} />)
    expect(levels.match(/class="hatched"/g)).toHaveLength(1)
  })
})

describe('bands of clusters on the map of requests', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('each has a hatch of its own', () => {
    const drawn: string[][] = []
    const record = (): unknown => {
      const calls: string[] = []
      drawn.push(calls)
      const canvas = { width: 0, height: 0, getContext: () => context }
      const context = new Proxy({} as Record<string, unknown>, {
        get: (_, name) =>
          name === 'getImageData'
            ? () => ({})
            : (...args: unknown[]) => calls.push(`${String(name)} ${args}`),
        set: () => true,
      })
      return canvas
    }
    vi.stubGlobal('document', { createElement: record })
    const map = { hasImage: () => false, addImage: () => undefined }
    const tokens = resolveTokens(themeTokens(tokensCss, 'dark'))
    putSpotSprites(map as unknown as MapLibreMap, tokens)
    expect(drawn).toHaveLength(bandsDrawn.length)
    expect(drawn.every((calls) => calls.length > 3)).toBe(true)
    expectAllDifferent(drawn)
    expectAllDifferent(bandsDrawn.map((band) => bandColour(band, tokens)))
  })
})
