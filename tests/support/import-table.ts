/** One thing wrong with a row of `importTable`. */
export interface ExpectedBad {
  readonly line: number
  readonly column: string
  readonly code: string
}

export const importHeader = '工单编号,诉求类别,受理时间,经度,纬度,描述,签收时间,办结时间,是否解决,是否满意'
type Cells = [
  id: string,
  category: string,
  createdAt: string,
  lon: string,
  lat: string,
  description: string,
  signedAt: string,
  closedAt: string,
  solved: string,
  satisfied: string,
]

interface Fault {
  readonly column: string
  readonly code: string
  spoil(cells: Cells): Cells
}

const at = (cells: Cells, column: number, cell: string): Cells => cells.with(column, cell) as Cells

/** Every way in which a row can be wrong that its cells show. */
const faults: readonly Fault[] = [
  { column: '诉求类别', code: 'unknown-category', spoil: (cells) => at(cells, 1, '不明事项') },
  { column: '诉求类别', code: 'missing-category', spoil: (cells) => at(cells, 1, '') },
  { column: '受理时间', code: 'bad-time', spoil: (cells) => at(cells, 2, '2026-02-30 08:00') },
  { column: '受理时间', code: 'missing-time', spoil: (cells) => at(cells, 2, '') },
  {
    column: '受理时间',
    code: 'in-future',
    spoil: (cells) =>
      ['2099-01-01', '', '', '', ''].reduce((row, cell, i) => at(row, [2, 6, 7, 8, 9][i] ?? 2, cell), cells),
  },
  { column: '经度', code: 'bad-position', spoil: (cells) => at(cells, 3, '东经') },
  { column: '经度', code: 'missing-position', spoil: (cells) => at(cells, 3, '') },
  { column: '经度', code: 'swapped-coordinates', spoil: (cells) => at(at(cells, 3, cells[4]), 4, cells[3]) },
  { column: '经度', code: 'off-street', spoil: (cells) => at(cells, 3, '100.5') },
  { column: '办结时间', code: 'before-request', spoil: (cells) => at(at(cells, 6, ''), 7, '2001-01-01') },
  { column: '是否解决', code: 'answer-without-visit', spoil: (cells) => at(at(cells, 7, ''), 9, '') },
  { column: '是否满意', code: 'bad-answer', spoil: (cells) => at(cells, 9, '说不清') },
  { column: '描述', code: 'description-too-long', spoil: (cells) => at(cells, 5, '长'.repeat(2001)) },
  { column: '工单编号', code: 'bad-external-id', spoil: (cells) => at(cells, 0, 'A B') },
  { column: '工单编号', code: 'repeated-external-id', spoil: (cells) => at(cells, 0, 'R-0') },
]

export interface ImportTable {
  readonly csv: string
  readonly bad: readonly ExpectedBad[]
  /** Descriptions of good rows with a mobile number in them. */
  readonly withMobile: number
}

const two = (value: number): string => String(value).padStart(2, '0')
const clockText = (ms: number): string => {
  const time = new Date(ms)
  return `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
}

/**
 * A table of requests in the box, made over 300 days, every tenth with a line break and a mobile number in its
 * description; `bad` of them wrong, evenly spread, each in another way as long as there are ways.
 */
export const importTable = (
  rows: number,
  bad: number,
  [west, south, east, north]: readonly [number, number, number, number],
): ImportTable => {
  const lines = [importHeader]
  const expected: ExpectedBad[] = []
  const every = bad === 0 ? Infinity : Math.floor(rows / bad)
  let line = 2
  let withMobile = 0
  for (let i = 0; i < rows; i += 1) {
    const made = Date.UTC(2025, 0, 1) + i * Math.floor((300 * 86_400_000) / rows)
    const long = i % 10 === 9
    const fault =
      i % every === every - 1 && expected.length < bad ? faults[expected.length % faults.length] : undefined
    const good: Cells = [
      `R-${i}`,
      '民生服务',
      clockText(made),
      (west + ((i * 0.618_034) % 1) * (east - west)).toFixed(7),
      (south + ((i * 0.414_214) % 1) * (north - south)).toFixed(7),
      long
        ? `"第${i}件：小区门口路灯不亮，\n请尽快处理，电话13800138000"`
        : `第${i}件：小区门口路灯不亮，晚上出行不便，请尽快处理`,
      clockText(made + 3_600_000),
      clockText(made + 7 * 3_600_000),
      '是',
      '满意',
    ]
    const cells = fault === undefined ? good : fault.spoil(good)
    if (fault !== undefined) expected.push({ line, column: fault.column, code: fault.code })
    else if (long) withMobile += 1
    lines.push(cells.join(','))
    line += cells[5].includes('\n') ? 2 : 1
  }
  return { csv: `${lines.join('\n')}\n`, bad: expected, withMobile }
}
