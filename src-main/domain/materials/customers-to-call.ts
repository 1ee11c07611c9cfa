import { breaksCommitment, commitmentChanges, type CommitmentChange } from './commitments.ts'

const windowMs = 7 * 24 * 60 * 60 * 1000

/** A version was shown to a customer by somebody; null: nobody is known to have shown it. */
export interface MaterialUse {
  readonly versionId: number
  readonly memberId: number | null
  readonly customerId: number
  readonly at: string
}
export interface CustomerToCall extends MaterialUse {
  /** What the customer was promised and is not any more. */
  readonly broken: readonly CommitmentChange[]
}

/**
 * Whom to call once a version is out (rule A7): every customer who was shown, in the last 7 days, an earlier version with a
 * commitment that the new one drops or alters; once per person who showed it, by the newest use. Newest first.
 */
export function customersToCall(
  uses: readonly MaterialUse[],
  commitmentsOf: ReadonlyMap<number, readonly string[]>,
  released: { readonly commitments: readonly string[]; readonly at: string },
): CustomerToCall[] {
  const from = new Date(Date.parse(released.at) - windowMs).toISOString()
  const broken = new Map(
    [...commitmentsOf].map(([version, promised]) => {
      const changes = commitmentChanges(promised, released.commitments)
      return [version, breaksCommitment(changes) ? changes.filter(({ fate }) => fate === 'dropped' || fate === 'altered') : []]
    }),
  )
  const seen = new Set<string>()
  return uses
    .filter(({ at }) => at >= from && at <= released.at)
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.customerId - b.customerId))
    .flatMap((use) => {
      const lost = broken.get(use.versionId) ?? []
      const key = `${use.memberId ?? ''}|${use.customerId}`
      if (lost.length === 0 || seen.has(key)) return []
      seen.add(key)
      return [{ ...use, broken: lost }]
    })
}
