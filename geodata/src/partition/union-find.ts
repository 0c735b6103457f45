/** Disjoint sets of the numbers 0 … size − 1; a set is named by its smallest member. */
export class UnionFind {
  private readonly parent: Int32Array

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i)
  }

  find(member: number): number {
    let root = member
    while ((this.parent[root] ?? root) !== root) root = this.parent[root] ?? root
    let at = member
    while (at !== root) {
      const next = this.parent[at] ?? root
      this.parent[at] = root
      at = next
    }
    return root
  }

  /** Joins the two sets; false if they were one already. */
  union(a: number, b: number): boolean {
    const rootA = this.find(a)
    const rootB = this.find(b)
    if (rootA === rootB) return false
    this.parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
    return true
  }

  /** A dense label for each member, in order of first appearance, and how many labels there are. */
  labels(): { readonly label: Int32Array; readonly count: number } {
    const label = new Int32Array(this.parent.length)
    let count = 0
    for (let member = 0; member < label.length; member++) {
      const root = this.find(member)
      label[member] = root === member ? count++ : (label[root] ?? 0)
    }
    return { label, count }
  }
}
