import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { foldText } from '../../domain/_base/text.ts'
import { readAmount } from '../../domain/imports/read-cell.ts'
import { agreedFactNames } from '../../domain/rebates/agreed-facts.ts'
import { periodOf } from '../../domain/rebates/programme.ts'
import { periodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { CustomersByName } from '../transactions/index.ts'
import { partyName } from './parties.ts'
import { definitionOf, ruleOf, type StoredVersion } from './stored-programmes.ts'

type Reads = QueryHandlers<typeof rebates, Reading>
type Commands = CommandHandlers<typeof rebates, Writing>

/** What the newest version says; programmes always have one. */
function newestDefinition({ read }: Pick<Reading, 'read'>, programmeId: number) {
  const version = read.get<Pick<StoredVersion, 'definition'>>(
    'SELECT definition FROM rebate_version WHERE programme_id = ? ORDER BY version DESC LIMIT 1',
    programmeId,
  )
  return version && definitionOf(version)
}

export const targets: Reads['targets'] = (r, { programmeId }) => {
  const { read } = r
  const definition = newestDefinition(r, programmeId)
  if (!definition) throw refuse('rebates.targets', 'not-found', '这项返利政策已不存在。')
  const names = new Map<number, string>()
  const named = (party: number): string => {
    const name = names.get(party) ?? partyName(read, party)
    names.set(party, name)
    return name
  }
  const rows = read
    .all<{ party: number; period: string; fact: string; value: string; closed: number }>(
      `SELECT t.party, t.period, t.fact, t.value, EXISTS (SELECT 1 FROM rebate_result AS r JOIN rebate_period AS p
         ON p.run_id = r.run_id AND p.status = 'closed' WHERE r.programme_id = t.programme_id AND r.period = t.period AND r.party = t.party) AS closed
       FROM rebate_target AS t WHERE t.programme_id = ? ORDER BY t.period DESC, t.party, t.fact LIMIT 20000`,
      programmeId,
    )
    .map((row) => ({ ...row, closed: row.closed === 1, partyName: named(row.party) }))
  const known = new Set(rows.map(({ party, period, fact }) => `${party} ${period} ${fact}`))
  const lacking = read
    .all<{ party: number; period: string; missing: string }>(
      `SELECT DISTINCT r.party, r.period, r.missing FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id AND p.status = 'open'
       WHERE r.programme_id = ? AND r.missing IS NOT NULL ORDER BY r.period DESC, r.party LIMIT 5000`,
      programmeId,
    )
    .flatMap(({ party, period, missing }) => missing.split(',').map((fact) => ({ party, period, fact })))
    .filter(({ party, period, fact }) => !known.has(`${party} ${period} ${fact}`))
    .map((one) => ({ ...one, partyName: named(one.party) }))
  const measured = new Set(Object.keys(definition.facts))
  const asks = agreedFactNames(ruleOf(definition), measured, definition.baseline === 'lastYear')
  return { asks, unit: definition.period, rows, lacking }
}

/** A figure as people write it (`120万`, `1,200,000`, `0.35`) to exact decimal text; null when it is none. */
function figureOf(typed: string): string | null {
  const text = foldText(typed).replace(/[,\s]/g, '')
  if (/^\d{1,15}(\.\d{1,8})?$/.test(text)) return text
  const amount = readAmount(text, 1)
  return amount !== null && 'fen' in amount && amount.fen >= 0 ? fenToText(amount.fen) : null
}

export const saveTargets: Commands['saveTargets'] = (w, { programmeId, rows }) => {
  const name = w.read.value<string>('SELECT name FROM rebate_programme WHERE id = ?', programmeId)
  const definition = newestDefinition(w, programmeId)
  if (name === undefined || !definition) throw refuse('rebates.saveTargets', 'not-found', '这项返利政策已不存在。')
  const customers = new CustomersByName(w.read)
  const refused: { row: number; reason: string }[] = []
  const intent = { command: 'rebates.saveTargets', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  const { result } = w.gate.write(intent, (tx) => {
    let saved = 0
    for (const [at, { party: named, period: typed, fact, value: figure }] of rows.entries()) {
      const period = foldText(typed).toUpperCase()
      const span = periodSpan(period)
      if (!span || periodOf(span.from, definition.period) !== period) {
        const example = periodOf(w.clock.today(), definition.period)
        refused.push({ row: at, reason: `“${typed}”不是这项政策的计算周期，要写成 ${example} 这样` })
        continue
      }
      const group = tx.read.value<number>('SELECT id FROM trade_group WHERE name = ?', foldText(named))
      const found = group === undefined ? customers.find(named) : { id: -group }
      if ('refused' in found) {
        refused.push({ row: at, reason: found.refused })
        continue
      }
      const cleared = figure === null || figure.trim() === ''
      const value = cleared ? null : figureOf(figure)
      if (!cleared && value === null) {
        refused.push({ row: at, reason: `“${figure}”不是数字。可以写 1200000、120万、0.35` })
        continue
      }
      const known = tx.read.value<number>(
        'SELECT id FROM rebate_target WHERE programme_id = ? AND party = ? AND period = ? AND fact = ?',
        programmeId,
        found.id,
        period,
        fact,
      )
      if (value === null) {
        if (known !== undefined) tx.delete('rebate_target', known)
      } else if (known === undefined)
        tx.insert('rebate_target', { programme_id: programmeId, party: found.id, period, fact, value })
      else tx.update('rebate_target', known, { value })
      saved++
    }
    return saved
  })
  return { saved: result, refused }
}
