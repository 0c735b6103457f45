import { type ColumnMapping, type MappedField, mappedFields } from './mapping.ts'

/** Headers as systems write them, most telling first; compared without case, spaces and signs. */
const words: Readonly<Record<MappedField, readonly string[]>> = {
  category: [
    '诉求类别',
    '诉求类型',
    '诉求分类',
    '事项类别',
    '事项类型',
    '问题类别',
    '问题类型',
    '工单类型',
    '类别',
    '分类',
    '类型',
    'category',
    'servicecode',
    'servicename',
    'type',
  ],
  createdAt: [
    '受理时间',
    '诉求时间',
    '来电时间',
    '登记时间',
    '创建时间',
    '提交时间',
    '上报时间',
    '反映时间',
    '发生时间',
    '受理日期',
    '登记日期',
    '创建日期',
    '时间',
    '日期',
    'createdat',
    'created',
    'requesteddatetime',
    'createtime',
    'time',
    'date',
  ],
  lon: ['经度', 'lon', 'lng', 'long', 'longitude', '东坐标', '横坐标', 'y坐标', 'easting', 'x'],
  lat: ['纬度', 'lat', 'latitude', '北坐标', '纵坐标', 'x坐标', 'northing', 'y'],
  position: [
    '经纬度',
    '坐标',
    '位置坐标',
    '经纬度坐标',
    'lonlat',
    'lnglat',
    'position',
    'coordinates',
    'coordinate',
  ],
  description: [
    '诉求描述',
    '问题描述',
    '诉求内容',
    '问题内容',
    '主要内容',
    '工单内容',
    '描述',
    '内容',
    '诉求',
    'description',
    'content',
    'details',
  ],
  externalId: [
    '工单编号',
    '工单号',
    '诉求编号',
    '案件编号',
    '受理编号',
    '事项编号',
    '编号',
    '单号',
    'externalid',
    'servicerequestid',
    'ticketid',
    'id',
  ],
  stage: ['当前阶段', '当前环节', '阶段', '环节', 'stage'],
  signedAt: ['签收时间', '派单时间', '接单时间', '签收日期', 'signedat', 'assignedat'],
  closedAt: [
    '办结时间',
    '结案时间',
    '完成时间',
    '关闭时间',
    '办结日期',
    '结案日期',
    'closedat',
    'closed',
    'closeddatetime',
  ],
  solved: ['是否解决', '解决情况', '是否已解决', 'solved', 'resolved'],
  satisfied: ['是否满意', '满意情况', '满意度', '满意评价', 'satisfied'],
}

/** `受理时间（年/月/日）*` → `受理时间`, `created_at` → `createdat`. */
const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s_*:/.-]/g, '')

/**
 * Which column holds which field, by the headers' words; each column at most once. A pair of columns for the position
 * goes before a single one.
 */
export const guessMapping = (columns: readonly string[]): ColumnMapping => {
  const plain = columns.map(plainHeader)
  const guess = Object.fromEntries(mappedFields.map((field) => [field, null])) as Record<
    MappedField,
    string | null
  >
  const used = new Set<number>()
  for (const field of mappedFields) {
    const found = words[field].map((word) => plain.findIndex((header, i) => header === word && !used.has(i)))
    const column = found.find((number) => number >= 0)
    if (column === undefined) continue
    used.add(column)
    guess[field] = columns[column] ?? null
  }
  if (guess.lon !== null && guess.lat !== null) return { ...guess, position: null }
  return guess.position === null ? guess : { ...guess, lon: null, lat: null }
}

/** How many fields a row would name if it were the header. */
export const recognisedHeaders = (cells: readonly string[]): number =>
  Object.values(guessMapping(cells)).filter((column) => column !== null).length
