import { html } from 'hono/html'
import type { Collection } from '../collection.ts'
import { defaultLimit, maxLimit } from '../items-query.ts'
import { collectionWords } from '../words.ts'
import { type Markup, renderPairs } from './page.ts'

export const renderLanding = (root: string): Markup => html`
<p>街道网格的全部数据，以 OGC API – Features 提供，QGIS、GDAL 等可以直接连接。All data of the street as OGC API – Features.</p>
<ul>
<li><a href="${root}/collections?f=html">数据集 Collections</a></li>
<li><a href="${root}/api?f=html">接口说明 API definition</a></li>
<li><a href="${root}/conformance?f=html">遵循的规范 Conformance</a></li>
</ul>`

export const renderConformance = (classes: readonly string[]): Markup =>
  html`<ul>${classes.map((it) => html`<li><code>${it}</code></li>`)}</ul>`

export const renderCollections = (collections: readonly Collection[], root: string): Markup => html`
<div class="scroll"><table>
<thead><tr><th>数据集 Collection</th><th>说明 About</th><th></th></tr></thead>
<tbody>${collections.map(({ id }) => {
  const words = collectionWords[id]
  const own = `${root}/collections/${id}`
  return html`<tr><td><a href="${own}?f=html">${words.zh}</a><br><small>${id}</small></td>
<td>${words.about}</td><td><a href="${own}/items?f=html">数据 Items</a></td></tr>`
})}</tbody></table></div>`

export const renderCollection = (
  collection: Collection,
  root: string,
  extent: readonly number[] | undefined,
): Markup => {
  const own = `${root}/collections/${collection.id}`
  const { time, zooms } = collection
  return html`<p>${collectionWords[collection.id].about}</p>
<p><a href="${own}/items?f=html">数据 Items</a> · <a href="${own}/items?f=json">GeoJSON</a> ·
<a href="${own}/queryables?f=json">可查字段 Queryables</a></p>
${renderPairs([
  ['id', collection.id],
  ['范围 bbox', extent?.join(', ')],
  ['limit', `${defaultLimit}，最多 ${maxLimit}`],
  ['datetime', time !== null],
  ['瓦片级别 Tile zooms', `${zooms.min}–${zooms.max}`],
])}
<h2>字段 Properties</h2>
<div class="scroll"><table>
<thead><tr><th>名称 Name</th><th>类型 Type</th><th>单位 Unit</th><th>取值 Values</th><th>可筛选 Filter</th></tr></thead>
<tbody>${Object.entries(collection.properties).map(
    ([name, { type, unit, values, filter }]) =>
      html`<tr><td><code>${name}</code></td><td>${type}</td><td>${unit ?? ''}</td><td>${values?.join(', ') ?? ''}</td>
<td>${filter ? '是' : ''}</td></tr>`,
  )}</tbody></table></div>`
}
