/** How often each number occurs. One that occurs no longer is not kept, so equal contents are equal maps. */
export type Counts = Map<number, number>

export const addCount = (counts: Counts, key: number, times: number): void => {
  const next = (counts.get(key) ?? 0) + times
  if (next === 0) counts.delete(key)
  else counts.set(key, next)
}

export const addCounts = (counts: Counts, added: ReadonlyMap<number, number>, times: number): void => {
  for (const [key, count] of added) addCount(counts, key, count * times)
}
