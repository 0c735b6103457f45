/** The page of requests: its frame, filters, map, timeline, hotspots, figures. */
export const requests = {
  title: (street: string) => `诉求 · ${street}`,
  filtersPane: '筛选与热点',
  panelPane: '诉求清单与统计',
  tabs: { list: '列表', figures: '统计', entry: '录入', import: '导入' },
  tabsLabel: '诉求面板',
}

/** Every language has exactly these words: a missing key is a type error. */
export type RequestMessages = typeof requests
