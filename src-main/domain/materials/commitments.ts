import { likeness } from '../_base/text-difference.ts'

export type CommitmentFate = 'kept' | 'altered' | 'dropped' | 'added'

export interface CommitmentChange {
  readonly fate: CommitmentFate
  readonly before: string | null
  readonly after: string | null
}

/** Two promises this alike are one promise in other words. */
const alike = 0.5

/** A promise as it is compared: width of signs and spaces make no other promise. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/**
 * What became of each service commitment from one version of a material to another (rule A7), first those that were, in
 * their order, then the new ones. Each of one side belongs to one of the other at most; the most alike find each other first.
 */
export function commitmentChanges(before: readonly string[], after: readonly string[]): CommitmentChange[] {
  const to = new Map<number, number>()
  const taken = new Set<number>()
  const join = (from: number, into: number) => {
    to.set(from, into)
    taken.add(into)
  }
  for (const [i, one] of before.entries()) {
    const j = after.findIndex((other, index) => !taken.has(index) && plain(other) === plain(one))
    if (j >= 0) join(i, j)
  }
  const kept = new Set(to.keys())
  const pairs = before
    .flatMap((one, i) => after.map((other, j) => ({ i, j, likeness: likeness(plain(one), plain(other)) })))
    .filter(({ i, j, likeness: how }) => how >= alike && !to.has(i) && !taken.has(j))
    .toSorted((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j)
  for (const { i, j } of pairs) if (!to.has(i) && !taken.has(j)) join(i, j)
  return [
    ...before.map((one, i): CommitmentChange => {
      const j = to.get(i)
      if (j === undefined) return { fate: 'dropped', before: one, after: null }
      return { fate: kept.has(i) ? 'kept' : 'altered', before: one, after: after[j] ?? null }
    }),
    ...after.flatMap((one, j): CommitmentChange[] => (taken.has(j) ? [] : [{ fate: 'added', before: null, after: one }])),
  ]
}

/** Must customers be called? A promise went or says something else (rule A7); new ones disappoint nobody. */
export function breaksCommitment(changes: readonly CommitmentChange[]): boolean {
  return changes.some(({ fate }) => fate === 'dropped' || fate === 'altered')
}

/** Commitments that do not stand in the text: what customers are not shown is no promise of this material. */
export function unwritten(commitments: readonly string[], body: string): string[] {
  const text = plain(body)
  return commitments.filter((one) => !text.includes(plain(one)))
}
