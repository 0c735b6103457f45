import type { Feature } from 'geojson'
import { html } from 'hono/html'
import type { Collection } from '../collection.ts'
import { type Markup, renderPairs, showValue } from './page.ts'
import { renderSketch } from './sketch.ts'

const isFigure = (type: string) => type === 'integer' || type === 'number'

interface ItemsView {
  readonly collection: Collection
  readonly features: readonly Feature[]
  readonly matched: number | null
  readonly itemsHref: string
  readonly nextHref: string | null
}

export const renderItems = ({ collection, features, matched, itemsHref, nextHref }: ItemsView): Markup => {
  const columns = Object.entries(collection.properties)
  const next = nextHref === null ? '' : html`<p><a rel="next" href="${nextHref}">下一页 Next →</a></p>`
  if (features.length === 0) return html`<p>没有符合条件的数据。Nothing matches.</p>`
  return html`<p class="soft">本页 ${features.length} 条${matched === null ? '' : `，共 ${matched} 条`}</p>
<div class="scroll"><table class="wide">
<thead><tr><th>id</th>${columns.map(([name]) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${features.map(
    ({ id, properties }) =>
      html`<tr><td><a href="${itemsHref}/${encodeURIComponent(String(id))}?f=html">${String(id)}</a></td>${columns.map(
        ([name, { type }]) =>
          html`<td class="${isFigure(type) ? 'figure' : ''}">${showValue(properties?.[name])}</td>`,
      )}</tr>`,
  )}</tbody></table></div>${next}`
}

export const renderItem = (feature: Feature): Markup =>
  html`${renderSketch(feature.geometry)}${renderPairs(Object.entries(feature.properties ?? {}))}`
