import type { OsmTags } from '../osm-data.ts'

const longest = 60

/**
 * The Chinese name of an object: `name:zh`, else `name`. Mappers often write both languages into `name`
 * (`凤岗镇 (Fenggang)`, `南湖小卖 South Lakeside Retail`): where a Chinese part leads, the Latin rest is cut off.
 */
export const nameOf = (tags: OsmTags): string | null => {
  const raw = tags['name:zh'] ?? tags['name:zh-Hans'] ?? tags.name
  if (raw === undefined) return null
  const name = raw
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const chinese = /^(.*\p{Script=Han}\S*?)\s*[(（]?\p{Script=Latin}{2,}[^\p{Script=Han}]*$/u.exec(name)
  const kept = (chinese?.[1] ?? name).trim()
  return kept === '' ? null : kept.slice(0, longest)
}
