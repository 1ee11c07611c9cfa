import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { policies, PolicyDefinition } from '../../../src-preload/contract/policies.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import { rewardsFor, rewardsForOffer, type CardAnswer, type Offer } from '../../domain/policies/calculator.ts'
import { holdingSpans } from '../../domain/policies/holding-spans.ts'
import { inForce, policyConflicts } from '../../domain/policies/in-force.ts'
import type { PolicyVersion } from '../../domain/policies/policy-card.ts'
import { roleNamed } from '../../domain/policies/role-named.ts'
import { needsConfiguring } from '../../domain/policies/quiet-days.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { actingMember } from '../rebates/index.ts'

type Reads = QueryHandlers<typeof policies, Reading>
type Commands = CommandHandlers<typeof policies, Writing>

interface StoredVersion {
  readonly id: number
  readonly card_id: number
  readonly name: string
  readonly version: number
  readonly effective_from: string
  readonly definition: string
  readonly withdrawn: number
  readonly entered_by: string
  readonly entered_at: string
}

/** Every version of every card, the newest of each first. */
export function storedVersions(read: ReadHandle): StoredVersion[] {
  return read.all<StoredVersion>(
    'SELECT v.*, c.name FROM policy_version AS v JOIN policy_card AS c ON c.id = v.card_id ORDER BY pinyin_key(c.name), c.id, v.version DESC',
  )
}

const definitionOf = (stored: StoredVersion): PolicyDefinition => JSON.parse(stored.definition) as PolicyDefinition

/** A version as the rules know it; cards are told apart by their id. */
export function toDomain(stored: StoredVersion): PolicyVersion {
  const { scope, trigger, reward, payday, budget, validFrom, validTo } = definitionOf(stored)
  return {
    card: String(stored.card_id),
    version: stored.version,
    effectiveFrom: stored.effective_from,
    validFrom,
    validTo,
    scope: { ...scope, roles: scope.roles.map(roleNamed) },
    // JSON knows no difference between absent and undefined.
    trigger: trigger as PolicyVersion['trigger'],
    reward: reward as PolicyVersion['reward'],
    payday,
    budget,
    withdrawn: stored.withdrawn === 1,
  }
}

export const cards: Reads['cards'] = ({ read, clock }, { on = clock.today() }) => {
  const stored = storedVersions(read)
  const versions = stored.map(toDomain)
  const holding = inForce(versions, on)
  const held = new Map(holding.map(({ card, version }) => [card, version]))
  const names = new Map(stored.map(({ card_id, name }) => [String(card_id), name]))
  const setups = read.all<{ version_id: number; role: MemberRole; by: string; at: string }>(
    'SELECT version_id, role, done_by AS "by", done_at AS at FROM policy_setup ORDER BY done_at',
  )
  const list = [...Map.groupBy(stored, ({ card_id }) => card_id)].map(([id, versions]) => {
    const now = versions.find(({ version }) => version === held.get(String(id))) ?? versions[0]
    const owner = now ? definitionOf(now).owner : null
    return {
      id,
      name: versions[0]?.name ?? '',
      inForce: versions.find(({ version }) => version === held.get(String(id)))?.id ?? null,
      ownerName: owner === null ? null : (read.value<string>('SELECT name FROM member WHERE id = ?', owner) ?? null),
      spent: { fen: read.value<number>('SELECT coalesce(sum(amount_fen), 0) FROM policy_trigger WHERE card_id = ?', id) ?? 0 },
      versions: versions.map((version) => ({
        id: version.id,
        version: version.version,
        effectiveFrom: version.effective_from,
        withdrawn: version.withdrawn === 1,
        enteredBy: version.entered_by,
        enteredAt: version.entered_at,
        definition: definitionOf(version),
        configured: setups.filter(({ version_id }) => version_id === version.id).map(({ role, by, at }) => ({ role, by, at })),
      })),
    }
  })
  const conflicts = policyConflicts(versions, on).map(({ cards: pair, from, to }) => ({
    cards: pair.map((card) => names.get(card) ?? card),
    from,
    to,
  }))
  return { cards: list, conflicts }
}

export const saveCard: Commands['saveCard'] = (w, { id, name, effectiveFrom, definition, withdrawn = false, by }) => {
  const member = actingMember(w.read, 'policies', by)
  if (definition.validTo !== null && definition.validTo < definition.validFrom)
    throw refuse('policies.saveCard', 'bad-dates', '有效期的开始日期晚于结束日期。')
  const taken = w.read.value<number>('SELECT id FROM policy_card WHERE name = ?', name)
  if (taken !== undefined && taken !== id) throw refuse('policies.saveCard', 'name-taken', `已有同名政策卡“${name}”。`)
  if (id !== undefined && !w.read.get('SELECT 1 FROM policy_card WHERE id = ?', id))
    throw refuse('policies.saveCard', 'not-found', '这张政策卡已不存在。')
  const at = w.clock.now()
  const intent = { command: 'policies.saveCard', subject: name, actor: w.actor, origin: 'user', at } as const
  return w.gate.write(intent, (tx) => {
    const card = id ?? tx.insert('policy_card', { name, created_at: at })
    if (id !== undefined) tx.update('policy_card', id, { name })
    const last = tx.read.value<number>('SELECT max(version) FROM policy_version WHERE card_id = ?', card) ?? 0
    const versionId = tx.insert('policy_version', {
      card_id: card,
      version: last + 1,
      effective_from: effectiveFrom,
      definition: JSON.stringify(definition),
      withdrawn: withdrawn ? 1 : 0,
      entered_by: member.name,
      entered_at: at,
    })
    return { id: card, versionId }
  }).result
}

export const configure: Commands['configure'] = (w, { versionId, by }) => {
  const member = actingMember(w.read, 'policies', by)
  const name = w.read.value<string>(
    'SELECT c.name FROM policy_version AS v JOIN policy_card AS c ON c.id = v.card_id WHERE v.id = ?',
    versionId,
  )
  if (name === undefined) throw refuse('policies.configure', 'not-found', '这个版本已不存在。')
  if (w.read.get('SELECT 1 FROM policy_setup WHERE version_id = ? AND role = ?', versionId, member.role)) return {}
  const at = w.clock.now()
  w.gate.write({ command: 'policies.configure', subject: name, actor: w.actor, origin: 'user', at }, (tx) =>
    tx.insert('policy_setup', { version_id: versionId, role: member.role, done_by: member.name, done_at: at }),
  )
  return {}
}

/** A card starts with the day from which its version holds and its period runs. */
export const unconfigured: Reads['unconfigured'] = ({ read, clock }) => {
  const now = instantOf(clock.now())
  const stored = storedVersions(read)
  const coming = holdingSpans(stored.map(toDomain)).filter(({ to }) => to === null || to >= clock.today())
  return coming.flatMap(({ version: { card, version }, from: startsOn }) => {
    const one = stored.find(({ card_id, version: number }) => String(card_id) === card && number === version)
    if (!one) return []
    const { configuredBy, steps } = definitionOf(one)
    const startsAt = instantOf(`${startsOn}T00:00:00.000+08:00`)
    return configuredBy.flatMap((role) => {
      const done = read.value<string>('SELECT done_at FROM policy_setup WHERE version_id = ? AND role = ?', one.id, role)
      if (!needsConfiguring(startsAt, done === undefined ? null : instantOf(done), now)) return []
      return [{ cardId: one.card_id, name: one.name, startsOn, role, steps, late: now >= startsAt }]
    })
  })
}

export const recordTrigger: Commands['recordTrigger'] = (w, { cardId, on, region, customerId, amount, note }) => {
  const name = w.read.value<string>('SELECT name FROM policy_card WHERE id = ?', cardId)
  if (name === undefined) throw refuse('policies.recordTrigger', 'not-found', '这张政策卡已不存在。')
  const intent = { command: 'policies.recordTrigger', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  const row = {
    card_id: cardId,
    on_date: on,
    region,
    customer_id: customerId ?? null,
    amount_fen: amount.fen,
    note: note ?? null,
  }
  return { id: w.gate.write(intent, (tx) => tx.insert('policy_trigger', row)).result }
}

/** Rule E2 for a deal of one product. */
export const calculate: Reads['calculate'] = ({ read }, deal) => {
  const stored = storedVersions(read)
  return shown(stored, rewardsFor(stored.map(toDomain), { ...deal, role: roleNamed(deal.role) }))
}

/** Rule E2 for an offer of several products, such as a quote. */
export function calculateOffer(read: ReadHandle, offer: Offer): ReturnType<typeof shown> {
  const stored = storedVersions(read)
  return shown(stored, rewardsForOffer(stored.map(toDomain), offer))
}

function shown(stored: readonly StoredVersion[], answers: readonly CardAnswer[]) {
  const names = new Map(stored.map(({ card_id, name }) => [String(card_id), name]))
  const cardOf = ({ card }: CardAnswer) => ({ cardId: Number(card), name: names.get(card) ?? '' })
  const rewards = answers.flatMap((answer) =>
    'reasons' in answer ? [] : [{ ...cardOf(answer), version: answer.version, amount: { fen: answer.fen }, payOn: answer.payOn }],
  )
  const others = answers.flatMap((answer) => ('reasons' in answer ? [{ ...cardOf(answer), reasons: [...answer.reasons] }] : []))
  return { total: { fen: rewards.reduce((sum, { amount }) => sum + amount.fen, 0) }, rewards, others }
}
