import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import { evaluateRebate } from '../../domain/rebates/evaluate-rebate.ts'
import { programmeSentence, type SaidProgramme } from '../../domain/rebates/programme-sentence.ts'
import type { RebateRule } from '../../domain/rebates/rebate-rule.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { partyName } from './parties.ts'
import { actingMember, decidingRoles } from './people.ts'
import {
  allVersions,
  definitionOf,
  ruleOf,
  ruleProblem,
  versionById,
  versionsInForce,
  type StoredVersion,
} from './stored-programmes.ts'

type Reads = QueryHandlers<typeof rebates, Reading>
type Commands = CommandHandlers<typeof rebates, Writing>

/** What a definition says, in both languages. */
export function sentenceOf(definition: RebateDefinition): { zh: string; en: string } {
  const said = definition as unknown as SaidProgramme
  return { zh: programmeSentence(said, 'zh'), en: programmeSentence(said, 'en') }
}

function shown(read: ReadHandle, version: StoredVersion) {
  const definition = definitionOf(version)
  return {
    id: version.id,
    version: version.version,
    effectiveFrom: version.effective_from,
    status: version.status,
    enteredBy: version.entered_by,
    enteredAt: version.entered_at,
    approvedBy: version.approved_by,
    approvedAt: version.approved_at,
    note: version.note,
    definition,
    customers: (definition.scope.customers ?? []).map((id) => ({ id, name: partyName(read, id) })),
    sentence: sentenceOf(definition),
  }
}

export const programmes: Reads['programmes'] = ({ read, clock }, { on = clock.today() }) => {
  // Past its last day a version counts no documents, though nothing has replaced it.
  const holding = versionsInForce(read, on).filter((version) => definitionOf(version).validTo >= on)
  const inForce = new Map(holding.map((version) => [version.programme_id, version.id]))
  const byProgramme = Map.groupBy(allVersions(read), (version) => version.programme_id)
  return [...byProgramme].map(([id, versions]) => ({
    id,
    name: versions[0]?.programme_name ?? '',
    versions: versions.map((version) => shown(read, version)),
    inForce: inForce.get(id) ?? null,
  }))
}

export const say: Reads['say'] = (_, { definition }) => {
  const problem = ruleProblem(ruleOf(definition))
  return problem === null ? { ...sentenceOf(definition), problem } : { zh: '', en: '', problem }
}

export const tryRule: Reads['tryRule'] = (_, { rule, facts }) => {
  try {
    const { fen, missing, steps } = evaluateRebate(rule as RebateRule, facts)
    return { fen, missing: [...missing], steps: [...steps] }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw refuse('rebates.tryRule', 'bad-rule', `规则或数字读不懂：${error.message}`)
  }
}

export const saveVersion: Commands['saveVersion'] = (w, input) => {
  const { programmeId, versionId, name, effectiveFrom, definition, note = null, by } = input
  const member = actingMember(w.read, 'rebates', by)
  const problem = ruleProblem(ruleOf(definition))
  if (problem !== null)
    throw refuse('rebates.saveVersion', 'bad-rule', `规则算不出来：${problem}。请检查各档门槛是否依次升高、数字是否齐全。`)
  if (definition.validFrom > definition.validTo)
    throw refuse('rebates.saveVersion', 'bad-dates', '有效期的开始日期晚于结束日期。')
  const taken = w.read.value<number>('SELECT id FROM rebate_programme WHERE name = ?', name)
  if (taken !== undefined && taken !== programmeId) throw refuse('rebates.saveVersion', 'name-taken', `已有同名政策“${name}”。`)
  if (programmeId !== undefined && !w.read.get('SELECT 1 FROM rebate_programme WHERE id = ?', programmeId))
    throw refuse('rebates.saveVersion', 'not-found', '这项返利政策已不存在。')
  const draft = versionId === undefined ? undefined : versionById(w.read, versionId)
  if (versionId !== undefined && (!draft || draft.programme_id !== programmeId))
    throw refuse('rebates.saveVersion', 'not-found', '这个版本已不存在。')
  if (draft && draft.status !== 'draft')
    throw refuse('rebates.saveVersion', 'not-a-draft', '这个版本已经批准，内容不能再改。请新建一个版本。')
  refuseClosedDate(w, effectiveFrom)
  const at = w.clock.now()
  const row = {
    effective_from: effectiveFrom,
    definition: JSON.stringify(definition),
    entered_by: member.name,
    entered_at: at,
    note,
  }
  const intent = { command: 'rebates.saveVersion', subject: name, actor: w.actor, origin: 'user', at } as const
  const { result } = w.gate.write(intent, (tx) => {
    const programme = programmeId ?? tx.insert('rebate_programme', { name, created_at: at })
    if (programmeId !== undefined) tx.update('rebate_programme', programme, { name })
    if (draft) {
      tx.update('rebate_version', draft.id, row)
      return { programmeId: programme, versionId: draft.id }
    }
    const last = tx.read.value<number>('SELECT max(version) FROM rebate_version WHERE programme_id = ?', programme) ?? 0
    const version = { ...row, programme_id: programme, version: last + 1, status: 'draft', approved_by: null, approved_at: null }
    return { programmeId: programme, versionId: tx.insert('rebate_version', version) }
  })
  return result
}

/** A version that began in closed books would change them. */
function refuseClosedDate(w: Writing, effectiveFrom: string): void {
  const closed = w.read.value<string>(
    `SELECT name FROM rebate_period WHERE status = 'closed' AND to_on >= ? ORDER BY to_on DESC LIMIT 1`,
    effectiveFrom,
  )
  if (closed !== undefined) throw refuse('rebates.saveVersion', 'period-closed', `${closed} 已经关账，新版本只能从它之后生效。`)
}

const order = ['draft', 'approved', 'active', 'ended'] as const

export const setStatus: Commands['setStatus'] = (w, { versionId, status, by }) => {
  const member = actingMember(w.read, 'rebates', by, decidingRoles)
  const version = versionById(w.read, versionId)
  if (!version) throw refuse('rebates.setStatus', 'not-found', '这个版本已不存在。')
  if (order.indexOf(status) !== order.indexOf(version.status) + 1 && !(version.status === 'approved' && status === 'ended'))
    throw refuse('rebates.setStatus', 'wrong-order', '版本只能按 草稿、已批准、生效、已结束 的顺序推进。')
  if (status === 'approved' && version.entered_by === member.name)
    throw refuse('rebates.setStatus', 'same-person', '录入政策的人不能自己批准，请由另一位同事批准。')
  if (status === 'active') refuseClosedDate(w, version.effective_from)
  const at = w.clock.now()
  const approval = status === 'approved' ? { approved_by: member.name, approved_at: at } : {}
  const intent = { command: 'rebates.setStatus', subject: version.programme_name, actor: w.actor, origin: 'user', at } as const
  w.gate.write(intent, (tx) => tx.update('rebate_version', versionId, { status, ...approval }))
  return {}
}
