/** 街道 → 片区网格 → 单元网格 → 基础网格 (P2). */
export const gridLevels = ['district', 'unit', 'basic'] as const
export type GridLevel = (typeof gridLevels)[number]

export const placeLevels = ['street', ...gridLevels] as const
export type PlaceLevel = (typeof placeLevels)[number]
