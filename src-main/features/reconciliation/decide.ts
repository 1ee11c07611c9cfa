import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { toleranceFen } from '../../domain/rebates/reconcile.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { actingMember, decidingRoles, type ActingMember } from '../rebates/index.ts'
import { differences } from './differences.ts'
import { standing, storedReconciliations, type StoredReconciliation } from './reconciliation-grid.ts'
import { Tolerances } from './tolerance.ts'

type Decide = CommandHandlers<typeof reconciliation, Writing>['decide']
type Input = Parameters<Decide>[1]

/** Decisions on one or many rows in one change set; each row that may not be decided so says why. */
export const decide: Decide = (w, input) => {
  const { ids, decision, by, comment = '', amount } = input
  const member = actingMember(w.read, 'reconciliation', by, decision === 'approved' ? decidingRoles : undefined)
  if (decision === 'disputed' && comment.trim() === '')
    throw refuse('reconciliation.decide', 'no-comment', '有争议时请写明理由，对方要看得懂。')
  if (amount !== undefined && ids.length > 1)
    throw refuse('reconciliation.decide', 'no-comment', '一次只能为一个客户写批准金额。')
  const refused: { id: number; name: string; reason: string }[] = []
  const at = w.clock.now()
  const rows = storedReconciliations(w, ids)
  const intent = {
    command: 'reconciliation.decide',
    subject: rows.length === 1 ? (rows[0]?.name ?? '') : `${rows.length}`,
    actor: w.actor,
    origin: 'user',
    at,
  } as const
  const { result } = w.gate.write(intent, (tx) => {
    let decided = 0
    for (const row of rows) {
      const reason = objection(w, row, member, input)
      if (reason !== null) {
        refused.push({ id: row.id, name: row.name, reason })
        continue
      }
      const agreed = decision === 'accepted' || decision === 'approved'
      const patch: Row = {
        decision,
        approved_fen: agreed ? (amount?.fen ?? row.calculated_fen ?? 0) : null,
        decided_by: decision === 'open' ? null : member.name,
        decided_at: decision === 'open' ? null : at,
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
        ...(row.cause === null && agreed ? { cause: mainCause(w, row) } : {}),
      }
      tx.update('reconciliation', row.id, patch)
      decided++
    }
    return decided
  })
  return { decided: result, refused }
}

/** Why this person may not decide this row so; null when nothing stands against it. */
function objection(
  r: Reading,
  row: StoredReconciliation,
  member: ActingMember,
  { decision, comment = '', amount }: Input,
): string | null {
  if (row.closed === 1) return '这个期间已经关账'
  if (decision === 'open' || decision === 'disputed') return null
  if (row.calculated_fen === null) return '还没有计算，先计算再决定'
  if (row.owner_name === member.name) return '这个客户的负责人不能自己批准'
  const tolerance = new Tolerances(r).of(row.closed_on)
  const { varianceFen } = standing(row, tolerance)
  const within = Math.abs(unexplained(r, row, varianceFen)) <= toleranceFen(tolerance, row.calculated_fen)
  if (decision === 'accepted') {
    if (amount !== undefined) return '接受就是按计算金额；要按别的金额，请由有权的人批准'
    return within ? null : '还有说不清的差异，超出容差；请先说明原因，或由有权的人批准'
  }
  if (entered(r, row).has(member.name)) return '录入这项政策的人不能批准它的返利'
  return !within && comment.trim() === '' && row.comment === null ? '超出容差的批准需要写明理由' : null
}

/** What of the difference no document explains. */
function unexplained(r: Reading, row: StoredReconciliation, varianceFen: number | null): number {
  if (varianceFen === null || varianceFen === 0) return 0
  return differences(r, { period: row.period, party: row.party }).unexplained.fen
}

function mainCause(r: Reading, row: StoredReconciliation): string | null {
  if (row.claimed_fen === null || row.claimed_fen === row.calculated_fen) return null
  return differences(r, { period: row.period, party: row.party }).causes[0]?.cause ?? null
}

/** Who entered the versions behind a row. */
function entered({ read }: Reading, row: StoredReconciliation): ReadonlySet<string> {
  return new Set(
    read.column<string>(
      `SELECT DISTINCT v.entered_by FROM rebate_version AS v WHERE v.id IN (SELECT r.version_id FROM rebate_result AS r
         JOIN rebate_period AS p ON p.run_id = r.run_id WHERE p.name = ? AND r.party = ?)`,
      row.period,
      row.party,
    ),
  )
}
