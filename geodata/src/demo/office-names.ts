const streetFronts = [
  '青山',
  '临泉',
  '望河',
  '东岭',
  '柳庄',
  '石门',
  '云台',
  '双桥',
  '白鹭',
  '杏林',
  '金岭',
  '南关',
  '北园',
  '温水',
  '银杏',
  '丰阳',
  '清泉',
  '凤凰',
  '鲁原',
  '长庚',
]

/** Name of a street office; the first is 示范街道. */
export const streetName = (index: number): string => {
  if (index === 0) return '示范街道'
  const front = streetFronts[index % streetFronts.length] ?? '青山'
  const round = Math.floor(index / streetFronts.length)
  return round === 0
    ? `${front}街道`
    : `${front}${'东西南北中上下内外新旧高平大小前后左右'.charAt((round - 1) % 19)}街道`
}

const countyFronts = [
  '示范',
  '云阳',
  '石梁',
  '东陵',
  '沂北',
  '泉宁',
  '固山',
  '临浚',
  '平阿',
  '兰溪',
  '青堤',
  '安丘陵',
  '长汀渡',
  '柏林',
  '西亭',
  '望海',
  '红石',
  '天桥',
  '金乡里',
  '鹿鸣',
]
export const countyName = (county: number): string =>
  `${countyFronts[(county - 1) % countyFronts.length] ?? '示范'}县`
