import { html, raw } from 'hono/html'

/** Already escaped. */
export type Markup = ReturnType<typeof html>

const style = `
:root{color-scheme:light dark;--ink:#1c2826;--paper:#fbfaf6;--line:#d9d5c8;--soft:#6a6f68;--link:#1f6f8b;--seal:#b33a2b}
@media(prefers-color-scheme:dark){:root{--ink:#e6e3d8;--paper:#14201f;--line:#33423f;--soft:#98a39c;--link:#7cc0d6;--seal:#e0705f}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
header{padding-top:20px;border-bottom:1px solid var(--line);padding-bottom:10px}
header strong{border-left:4px solid var(--seal);padding-left:8px;margin-right:16px}
a{color:var(--link)}nav{display:inline;color:var(--soft)}h1{font-size:22px;line-height:1.3;margin:22px 0 4px}
h2{font-size:16px;margin:26px 0 8px}.soft,small{color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:14px}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:500;white-space:nowrap}td.figure{text-align:right}.wide td{white-space:nowrap}.pairs th{width:14em;font-weight:500;color:var(--soft)}
svg{width:100%;max-height:420px;background:none}svg *{vector-effect:non-scaling-stroke}
footer{color:var(--soft);font-size:13px;margin-top:36px;padding-bottom:28px}`

interface Page {
  readonly title: string
  /** From the root down; the page itself is not among them. */
  readonly crumbs: readonly { readonly title: string; readonly href: string }[]
  /** Where the same is to be had as JSON. */
  readonly jsonHref: string
  readonly body: Markup
  readonly source?: string
}

/** A whole page without anything from elsewhere. */
export const renderPage = async ({ title, crumbs, jsonHref, body, source }: Page): Promise<string> => {
  const trail = crumbs.map(({ title: name, href }) => html`<a href="${href}">${name}</a> / `)
  const page = await html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Wangge 网格图</title>
<style>${raw(style)}</style>
</head>
<body>
<header><strong>Wangge 网格图</strong><nav aria-label="位置">${trail}${title}</nav></header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer>${source ? html`<p>来源 Source: ${source}</p>` : ''}<a href="${jsonHref}">JSON</a> · OGC API – Features</footer>
</body>
</html>`
  return String(page)
}

/** Names and values; what is not known is a dash. */
export const renderPairs = (
  pairs: readonly (readonly [string, unknown])[],
): Markup => html`<div class="scroll"><table class="pairs">
<tbody>${pairs.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${showValue(value)}</td></tr>`)}</tbody>
</table></div>`

export const showValue = (value: unknown): string => {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、')
  return String(value)
}
