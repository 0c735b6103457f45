import { type RequestCategory, type RequestStage, requestCategories, requestStages } from '@wangge/geodata'

/** Words of other systems for the same; the first of each is the domain's own. */
const categoryWords: Readonly<Record<RequestCategory, readonly string[]>> = {
  'public-security': ['社会治安', '治安', 'public security'],
  'work-safety': ['安全生产', 'work safety'],
  environment: ['生态环保', '生态环境', '环境保护', 'environment'],
  'poverty-relief': ['精准扶贫', '扶贫', 'poverty relief'],
  'living-environment': ['人居环境整治', '人居环境', 'living conditions', 'living environment'],
  emergency: ['突发事件', '应急事件', 'emergencies'],
  'property-service': ['物业服务', '物业管理', 'property service'],
  livelihood: ['民生服务', '民生'],
  dispute: ['矛盾纠纷', '矛盾纠纷调解', 'disputes'],
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const categories = new Map<string, RequestCategory>(
  requestCategories.flatMap((category) =>
    [category, ...categoryWords[category]].map((word) => [word, category] as const),
  ),
)

/** A function that reads categories: by the file's own words first, then our codes and names; null where it is none. */
export const categoryReader = (
  own: Readonly<Record<string, RequestCategory>> = {},
): ((cell: string) => RequestCategory | null) => {
  const all = new Map(categories)
  for (const [word, category] of Object.entries(own)) all.set(plain(word), category)
  return (cell) => all.get(plain(cell)) ?? null
}

const stageWords = [
  '全时响应',
  '责任派单',
  '定期会商',
  '满意回复',
  '全面回访',
  '专人核查',
  '严格结案',
] as const

/** A stage by its number or by its name in the closed loop. */
export const readStage = (cell: string): RequestStage | null => {
  const text = plain(cell)
  const named = stageWords.findIndex((word) => word === text) + 1
  const stage = named > 0 ? named : Number(text)
  return requestStages.find((it) => it === stage) ?? null
}

const yes = new Set([
  '是',
  '已',
  '有',
  'y',
  'yes',
  'true',
  '1',
  '√',
  '解决',
  '已解决',
  '满意',
  '非常满意',
  '很满意',
  '比较满意',
  '基本满意',
])
const no = new Set([
  '否',
  '未',
  '无',
  'n',
  'no',
  'false',
  '0',
  '×',
  'x',
  '未解决',
  '不满意',
  '非常不满意',
  '很不满意',
  '没有解决',
  '部分解决',
])

/** An answer to “solved?” and “satisfied?”; undefined where it is neither yes nor no. */
export const readAnswer = (cell: string): boolean | undefined => {
  const text = plain(cell)
  if (yes.has(text)) return true
  return no.has(text) ? false : undefined
}
