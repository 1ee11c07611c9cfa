import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { materials } from '../../../src-preload/contract/materials.ts'
import { commitmentChanges } from '../../domain/materials/commitments.ts'
import { customersToCall, type CustomerToCall, type MaterialUse } from '../../domain/materials/customers-to-call.ts'
import type { Reading } from '../../store/contexts.ts'
import { commitmentsOf, storedVersion, type StoredVersion, versionsOf } from './stored-versions.ts'

type Calls = QueryHandlers<typeof materials, Reading>['calls']

const mostCalls = 500

/** Whom a release at an instant puts on the list: those who were shown an earlier version that promised more. */
export function toCall(r: Pick<Reading, 'read'>, version: StoredVersion, at: string): CustomerToCall[] {
  const earlier = versionsOf(r, version.material_id).filter(({ number }) => number < version.number)
  const uses = r.read.all<MaterialUse>(
    `SELECT a.material_version_id AS versionId, coalesce(a.member_id, k.owner_id) AS memberId, a.customer_id AS customerId, a.at
     FROM json_each(?) AS v CROSS JOIN activity AS a ON a.material_version_id = v.value JOIN customer AS k ON k.id = a.customer_id
     WHERE a.at > ? AND a.at <= ?`,
    JSON.stringify(earlier.map(({ id }) => id)),
    // A day more than the rule's seven: the rule itself judges the instant.
    new Date(Date.parse(at) - 8 * 86_400_000).toISOString(),
    at,
  )
  const promised = new Map(earlier.map((one) => [one.id, commitmentsOf(one)]))
  return customersToCall(uses, promised, { commitments: commitmentsOf(version), at })
}

interface CallRow {
  readonly id: number
  readonly version_id: number
  readonly member_id: number | null
  readonly member_name: string | null
  readonly customer_id: number
  readonly customer_name: string
  readonly used_version_id: number
  readonly used_at: string
  readonly called_at: string | null
}

/** Those not called yet first, newest release first. */
export const calls: Calls = (r, { materialId, open, limit = mostCalls }) => {
  const from = `FROM material_call AS c JOIN material_version AS v ON v.id = c.version_id
    WHERE (? IS NULL OR v.material_id = ?)`
  const values = [materialId ?? null, materialId ?? null]
  const counted = r.read.get<{ total: number; open: number }>(
    `SELECT count(*) AS total, coalesce(sum(c.called_at IS NULL), 0) AS open ${from}`,
    ...values,
  )
  const rows = r.read.all<CallRow>(
    `SELECT c.*, (SELECT name FROM member WHERE id = c.member_id) AS member_name,
       coalesce((SELECT name FROM customer WHERE id = c.customer_id), '#' || c.customer_id) AS customer_name
     ${from} ${open === true ? 'AND c.called_at IS NULL' : ''}
     ORDER BY c.called_at IS NOT NULL, c.version_id DESC, member_name, c.used_at DESC, c.id LIMIT ?`,
    ...values,
    Math.min(limit, mostCalls),
  )
  const versions = new Map<number, StoredVersion>()
  const versionOf = (id: number): StoredVersion => {
    const known = versions.get(id) ?? storedVersion(r, id)
    if (!known) throw new Error(`material version ${id} is gone`)
    versions.set(id, known)
    return known
  }
  return {
    total: counted?.total ?? 0,
    open: counted?.open ?? 0,
    rows: rows.map((row) => {
      const [version, used] = [versionOf(row.version_id), versionOf(row.used_version_id)]
      const changes = commitmentChanges(commitmentsOf(used), commitmentsOf(version))
      return {
        id: row.id,
        materialId: version.material_id,
        materialName: version.material_name,
        versionId: version.id,
        number: version.number,
        memberId: row.member_id,
        memberName: row.member_name,
        customerId: row.customer_id,
        customerName: row.customer_name,
        usedNumber: used.number,
        usedAt: row.used_at,
        calledAt: row.called_at,
        broken: changes.filter(({ fate }) => fate === 'dropped' || fate === 'altered'),
      }
    }),
  }
}
