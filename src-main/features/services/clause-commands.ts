import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ClauseTerms, LooseningCause } from '../../../src-preload/contract/_words/clauses.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import { isMandatory, loosenings, shippedClauses } from '../../domain/service-promises/clauses.ts'
import type { Writing } from '../../store/contexts.ts'
import { clausesFor, clausesOn } from './clause-book.ts'
import { endPromised } from './follow-clauses.ts'
import { startPromised } from './tier-promises.ts'

type Commands = CommandHandlers<typeof services, Writing>

const looseningWords: Readonly<Record<LooseningCause, string>> = {
  'tier-dropped': '少了原来有这条承诺的级别',
  'other-trigger': '换了起算的条件',
  longer: '时限变长',
  'not-comparable': '时限换了算法，无法确认没有变松',
  'working-hours': '从自然时间改为工作时间',
  'more-pauses': '可以暂停的情况变多',
}

const said = (causes: readonly LooseningCause[]) => causes.map((cause) => looseningWords[cause]).join('、')

export const saveClause: Commands['saveClause'] = (w, { key, effectiveFrom, terms }) => {
  if (effectiveFrom < w.clock.today())
    throw refuse('services.saveClause', 'back-dated', '条款只能从今天或以后生效：已经作出的承诺按当时的条款计算。')
  if (isMandatory(key)) {
    const causes = loosenings(shippedClauses[key], terms)
    if (causes.length > 0)
      throw refuse('services.saveClause', 'loosened', `这是 S 级客户的必备承诺，只能更严，不能放松：${said(causes)}。`, {
        causes,
      })
  } else if (terms.name === null) throw refuse('services.saveClause', 'no-name', '请给条款起一个名字。')
  const at = w.clock.now()
  return w.gate.write(
    { command: 'services.saveClause', subject: terms.name ?? key, actor: w.actor, origin: 'user', at },
    (tx) => {
      const version = nextVersion(w, key)
      tx.insert('clause_version', {
        key,
        version,
        effective_from: effectiveFrom,
        definition: JSON.stringify(terms),
        saved_by: w.actor,
        created_at: at,
      })
      return { changeSetId: tx.changeSetId, version }
    },
  ).result
}

function nextVersion({ read }: Writing, key: string): number {
  return (read.value<number | null>('SELECT max(version) FROM clause_version WHERE key = ?', key) ?? 0) + 1
}

export const removeClause: Commands['removeClause'] = (w, { key, effectiveFrom }) => {
  if (isMandatory(key)) throw refuse('services.removeClause', 'mandatory', '这是 S 级客户的必备承诺，不能取消。')
  if (effectiveFrom < w.clock.today()) throw refuse('services.removeClause', 'back-dated', '条款只能从今天或以后取消。')
  const clause = clausesOn(w.read, effectiveFrom).find((one) => one.key === key)
  if (!clause) throw refuse('services.removeClause', 'not-found', '没有这条条款，或到那一天它已经取消。')
  const at = w.clock.now()
  return w.gate.write(
    { command: 'services.removeClause', subject: clause.terms.name ?? key, actor: w.actor, origin: 'user', at },
    (tx) => {
      tx.insert('clause_version', {
        key,
        version: nextVersion(w, key),
        effective_from: effectiveFrom,
        definition: JSON.stringify({ removed: true }),
        saved_by: w.actor,
        created_at: at,
      })
      return { changeSetId: tx.changeSetId }
    },
  ).result
}

function customerTier(w: Writing, id: number): { name: string; tier: Tier | null } | undefined {
  return w.read.get<{ name: string; tier: Tier | null }>('SELECT name, tier FROM customer WHERE id = ?', id)
}

export const setCustomerClause: Commands['setCustomerClause'] = (w, { customerId, clauseKey, terms, from, reason }) => {
  const customer = customerTier(w, customerId)
  if (!customer) throw refuse('services.setCustomerClause', 'not-found', '这位客户已被删除。')
  if (from < w.clock.today()) throw refuse('services.setCustomerClause', 'back-dated', '只能从今天或以后生效。')
  const template = clausesOn(w.read, from).find(({ key }) => key === clauseKey)
  const given: ClauseTerms = template ? { ...terms, tiers: template.terms.tiers } : terms
  if (!template && terms.name === null) throw refuse('services.setCustomerClause', 'no-name', '请给条款起一个名字。')
  // What its tier brings may be made stricter for one customer, never looser; an own clause of before too.
  const standing = clausesFor(w.read, customerId, customer.tier, from).get(clauseKey) ?? template
  const causes = standing?.mandatory || template ? loosenings((template ?? standing)?.terms ?? given, given) : []
  if (causes.length > 0)
    throw refuse('services.setCustomerClause', 'loosened', `对单个客户只能更严，不能放松：${said(causes)}。`, { causes })
  return write(w, customerId, clauseKey, customer.name, 'services.setCustomerClause', from, (tx, at) => {
    tx.insert('customer_clause', {
      customer_id: customerId,
      clause_key: clauseKey,
      definition: JSON.stringify(given),
      from_on: from,
      until_on: null,
      reason: reason ?? null,
      created_at: at,
    })
    if (from <= w.clock.today()) startPromised(w, tx, customerId, clauseKey, at, from)
  })
}

export const endCustomerClause: Commands['endCustomerClause'] = (w, { customerId, clauseKey, on }) => {
  const customer = customerTier(w, customerId)
  if (!customer) throw refuse('services.endCustomerClause', 'not-found', '这位客户已被删除。')
  if (on < w.clock.today()) throw refuse('services.endCustomerClause', 'back-dated', '只能从今天或以后结束。')
  const own = w.read.get(
    'SELECT 1 FROM customer_clause WHERE customer_id = ? AND clause_key = ? AND (until_on IS NULL OR until_on > ?)',
    customerId,
    clauseKey,
    on,
  )
  const ofTier = clausesFor(w.read, customerId, customer.tier, on).get(clauseKey)
  if (!own && ofTier?.mandatory)
    throw refuse('services.endCustomerClause', 'mandatory', '这是 S 级客户的必备承诺，不能为单个客户取消。')
  if (!own) throw refuse('services.endCustomerClause', 'not-found', '这位客户没有单独约定的这条承诺。')
  return write(w, customerId, clauseKey, customer.name, 'services.endCustomerClause', on, (tx, at) => {
    // An own clause that no tier brings ends with its open promises; one that was a stricter form falls back to the tier's.
    // A later end is carried out on its day.
    if (on <= w.clock.today()) endPromised(w, tx, { customer_id: customerId, clause_key: clauseKey, on_day: on }, at)
  })
}

type Tx = Parameters<Parameters<Writing['gate']['write']>[1]>[0]

/** Ends what the customer had of this clause from a day on, then goes on with `more`. */
function write(
  w: Writing,
  customerId: number,
  clauseKey: string,
  subject: string,
  command: string,
  on: string,
  more: (tx: Tx, at: string) => unknown,
) {
  const at = w.clock.now()
  return w.gate.write({ command, subject, actor: w.actor, origin: 'user', at }, (tx) => {
    for (const id of tx.read.column<number>(
      'SELECT id FROM customer_clause WHERE customer_id = ? AND clause_key = ? AND (until_on IS NULL OR until_on > ?)',
      customerId,
      clauseKey,
      on,
    ))
      tx.update('customer_clause', id, { until_on: on })
    more(tx, at)
    return { changeSetId: tx.changeSetId }
  }).result
}
