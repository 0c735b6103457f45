import type { PersonalDataKind } from '@wangge/geodata'
import type { Disowned, RequestFigure } from '../../app/requests-view.ts'
import { formatCount } from '../format.ts'
import type { DueFact, HistoryFinding, LimitFact, ListFacts } from '../request-desk-facts.ts'
import { type SpanUnit, spanParts } from '../span.ts'
import { requestEntry, requestImport } from './request-entry.ts'
import { requestProblems } from './request-problems.ts'
import { terms } from './terms.ts'

const spanUnits: Readonly<Record<SpanUnit, string>> = { minutes: '分钟', hours: '小时', days: '天' }
const span = (hours: number): string => {
  const { value, unit } = spanParts(hours)
  return `${value} ${spanUnits[unit]}`
}

/** Who is counted: in the numerator, in the denominator only, in either. */
const figureLists: Readonly<Record<RequestFigure, readonly [yes: string, no: string, both: string]>> = {
  response: ['按时签收的', '没按时签收的', '响应率计入的'],
  resolution: ['回访说已解决的', '回访说没解决的', '解决率计入的'],
  satisfaction: ['回访说满意的', '回访说不满意的', '满意率计入的'],
  onTime: ['按期办结的', '没按期办结的', '按期办结率计入的'],
  rework: ['返过工的', '回访过、没返工的', '返工率计入的'],
  open: ['未结的', '未结的', '未结的'],
  overdue: ['逾期的', '逾期的', '逾期的'],
  total: ['来件', '来件', '来件'],
}

const disowned: Readonly<Record<Disowned, string>> = { unowned: '无主', 'double-owned': '双归属' }

const due = (fact: DueFact): string => {
  switch (fact.kind) {
    case 'closed':
      return fact.lateHours === null ? '按期办结' : `超 ${span(fact.lateHours)}办结`
    case 'overdue':
      return `逾期 ${span(fact.hours)}`
    case 'unsigned':
      return `签收超 ${span(fact.hours)}`
    case 'left':
      return `余 ${span(fact.hours)}`
  }
}

/** The page of requests: its list, and one request's history. */
export const requestDesk = {
  span,
  due,
  disowned,
  list: {
    kicker: '清单',
    finding: (total: number, { figure }: Pick<ListFacts, 'figure'>): string => {
      if (figure === null) return total === 0 ? '没有符合的诉求' : `共 ${formatCount(total)} 件`
      const [yes, no, both] = figureLists[figure.figure]
      const who = figure.yes === null ? both : figure.yes ? yes : no
      return total === 0 ? `没有${who}` : `${who} ${formatCount(total)} 件`
    },
    reading: '正在读取清单',
    failed: '清单没有读到',
    narrowed: (facts: ListFacts): string => {
      const earlier = facts.figure?.figure === 'open' || facts.figure?.figure === 'overdue'
      return [
        earlier ? `${facts.to}以前来件` : `${facts.from} 至 ${facts.to}来件`,
        facts.place ?? '',
        facts.categories.map((category) => terms.category[category]).join('、'),
        facts.stages.map((stage) => `${stage} ${terms.stage[stage]}`).join('、'),
        facts.overdue ? '只看逾期' : '',
        facts.ownership.map((kind) => disowned[kind]).join('、'),
      ]
        .filter((part) => part !== '')
        .join(' · ')
    },
    clearFigure: '不按这个指标筛',
    sortLabel: '排序',
    sorts: { newest: '最新', oldest: '最早', due: '先到期', waiting: '停得久' },
    sortWhy: {
      newest: '来件时间，新的在前',
      oldest: '来件时间，早的在前',
      due: '未结的按办结限期，最早到期的在前；已结的在后',
      waiting: '未结的按在本阶段停留的时间，最久的在前；已结的在后',
    },
    label: '诉求清单；上下键移动，回车打开',
    keys: '↑↓ 移动 · 回车 打开',
    number: (number: number) => `${number} 号`,
    since: (hours: number) => `已 ${span(hours)}`,
    closedAfter: (hours: number) => `用时 ${span(hours)}`,
    suspended: '挂起',
    reworked: (count: number) => `返工 ${count} 次`,
    stageMark: (stage: number, name: string) => `第 ${stage} 步，共 7 步：${name}`,
    more: '正在读后面的',
    moreFailed: '后面的没有读到',
    end: (count: number) => `到底了，共 ${formatCount(count)} 件`,
    changed: '清单有变化，回到开头重新读',
    old: (time: string) => `没有读到更新，仍是 ${time} 的清单`,
    emptyWhy: '换一段时间，或去掉左边的一些筛选。',
    emptyFigure: '这个指标在这段时间没有这样的诉求。',
  },
  history: {
    back: '返回清单',
    kicker: (number: number) => `诉求 ${number} 号`,
    reading: '正在读取这一件的经过',
    gone: '没有这一件诉求',
    goneWhy: '编号可能写错了，或者数据已经换过。',
    finding: (found: HistoryFinding): string => {
      switch (found.kind) {
        case 'closed':
          return found.lateHours === null
            ? `已结案，用时 ${span(found.waitedHours)}，没有超期`
            : `已结案，用时 ${span(found.waitedHours)}，超期 ${span(found.lateHours)}`
        case 'suspended':
          return `挂起 ${span(found.sinceHours)}，停在${terms.stage[found.stage]}`
        case 'waiting': {
          const where = `停在${terms.stage[found.stage]} ${span(found.hours)}`
          if (found.due.kind === 'overdue') return `${where}，已逾期 ${span(found.due.hours)}`
          if (found.due.kind === 'unsigned') return `${where}，签收已超 ${span(found.due.hours)}`
          return `${where}，离限期还有 ${span(found.due.hours)}`
        }
      }
    },
    facts: {
      category: '类别',
      place: '网格',
      desk: '现由',
      made: '来件',
      origin: '来源',
      waited: '居民已等',
    },
    waitedClosed: '居民共等',
    placeOf: (basic: string, unit: string | null) => (unit === null ? basic : `${basic}（${unit}）`),
    unowned: '不在任何网格里，由街道办',
    doubleOwned: (names: string) => `正好在界上：${names}，由街道办`,
    deskOf: (name: string, level: string) => `${name}（${level}）`,
    origins: {
      demo: '示范数据（虚构）',
      entry: '录入',
      import: '导入',
      open311: '其他系统（Open311）',
    },
    limits: '两个限期',
    limitNames: { sign: '签收', close: '办结' },
    limitAt: (time: string) => `限 ${time}`,
    limit: (fact: LimitFact): string => {
      switch (fact.kind) {
        case 'met':
          return `${fact.at}，用 ${span(fact.usedHours)}`
        case 'late':
          return `${fact.at}，超 ${span(fact.byHours)}`
        case 'running':
          return `还有 ${span(fact.leftHours)}`
        case 'over':
          return `已超 ${span(fact.byHours)}`
      }
    },
    limitMoved: (parts: readonly string[]) => `办结限期已顺延：${parts.join('，')}`,
    movedBySuspension: (hours: number) => `挂起 ${span(hours)}`,
    movedByExtension: (hours: number) => `延期 ${span(hours)}`,
    lineLabel: (made: string, end: string) => `从${made}来件到${end}，竖线为限期，斜纹为超期`,
    steps: '经过',
    after: (hours: number) => `${span(hours)}后`,
    sameTime: '同时',
    event: {
      rework: '退回会商，返工',
      suspend: '挂起，办结限期停走',
      resume: '恢复，限期接着走',
      extend: (hours: number) => `办结限期延长 ${span(hours)}`,
      escalate: (from: string, to: string) => `上呼：${from} → ${to}`,
      transfer: (from: string, to: string) => `转办：${from} → ${to}`,
    },
    answers: {
      solved: { yes: '说已解决', no: '说没解决', none: '没问到是否解决' },
      satisfied: { yes: '说满意', no: '说不满意', none: '没问到是否满意' },
    },
    waitingHere: (hours: number) => `停在这里 ${span(hours)}`,
    notYet: '还没有到',
    description: '诉求内容',
    noDescription: '没有文字描述。',
    removed: (count: number) => `写入前已去掉 ${count} 处个人信息，以 *** 代替，原文没有留下。`,
    moves: {
      title: '下一步',
      readOnly: '当前身份只能看，不能办。',
      closed: '已结案，经过不再变。',
      enter: (stage: number, name: string) => `进入 ${stage} ${name}`,
      rework: '退回会商（返工）',
      suspend: '挂起',
      resume: '恢复',
      extend: '延期',
      escalate: '上呼',
      transfer: '转办',
      why: {
        rework: '回访说没解决或不满意的，可以不写原因。',
        suspend: '挂起时办结限期停走；恢复以前不能做别的。',
        resume: '恢复后限期接着走，停了多久就顺延多久。',
        extend: '只延长办结限期，不延长签收限期；过了限期就不能再延。',
        escalate: (name: string) => `呼到上一级：${name}。一次只上一级。`,
        transfer: '转给同级或下级；要往上，用上呼。',
      },
      reason: '原因',
      reasonHint: '会写进经过，各级都看得到；不要写姓名、电话。',
      at: '时间',
      atHint: (standsStill: boolean): string =>
        standsStill ? '示范街道的钟停着，不改就记在后一分钟' : '不改就是保存的那一刻',
      solved: '问题解决了吗',
      satisfied: '居民满意吗',
      yes: '是',
      no: '否',
      notAsked: '没问到',
      hours: '延长多少小时',
      hourChoices: { 24: '1 天', 72: '3 天', 168: '7 天' },
      to: '转给谁',
      toChoose: '选一个',
      toStreet: '街道',
      save: '保存',
      saving: '正在保存',
      cancel: '不做了',
      saved: (what: string, time: string) => `已保存：${what}，${time}`,
      refused: '没有保存',
    },
  },
  personal: {
    'identity-number': '身份证号',
    'mobile-number': '手机号',
    landline: '固定电话',
    email: '邮箱',
    'plate-number': '车牌号',
    'bank-card': '银行卡号',
  } satisfies Record<PersonalDataKind, string>,
  removedKinds: (kinds: readonly (readonly [name: string, count: number])[]): string =>
    kinds.map(([name, count]) => `${name} ${formatCount(count)} 处`).join('，'),
  willRemove: (kinds: string) => `写入前会去掉：${kinds}`,
  stays: (text: string) => `写入的是：${text}`,
  problems: requestProblems,
  otherProblem: (code: string) => `没有成功（${code}）。`,
  entry: requestEntry,
  import: requestImport,
}

/** Every language has exactly these words: a missing key is a type error. */
export type RequestDeskMessages = typeof requestDesk
