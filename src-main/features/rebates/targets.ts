import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { CustomersByName } from '../transactions/index.ts'
import { partyName } from './parties.ts'

type Reads = QueryHandlers<typeof rebates, Reading>
type Commands = CommandHandlers<typeof rebates, Writing>

export const targets: Reads['targets'] = ({ read }, { programmeId }) =>
  read
    .all<{ party: number; period: string; fact: string; value: string }>(
      'SELECT party, period, fact, value FROM rebate_target WHERE programme_id = ? ORDER BY period, party, fact LIMIT 20000',
      programmeId,
    )
    .map((row) => ({ ...row, partyName: partyName(read, row.party) }))

export const saveTargets: Commands['saveTargets'] = (w, { programmeId, rows }) => {
  const name = w.read.value<string>('SELECT name FROM rebate_programme WHERE id = ?', programmeId)
  if (name === undefined) throw refuse('rebates.saveTargets', 'not-found', '这项返利政策已不存在。')
  const customers = new CustomersByName(w.read)
  const refused: { row: number; reason: string }[] = []
  const intent = { command: 'rebates.saveTargets', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  const { result } = w.gate.write(intent, (tx) => {
    let saved = 0
    for (const [at, { party: named, period, fact, value }] of rows.entries()) {
      const group = tx.read.value<number>('SELECT id FROM trade_group WHERE name = ?', named.trim())
      const found = group === undefined ? customers.find(named) : { id: -group }
      if ('refused' in found) {
        refused.push({ row: at, reason: found.refused })
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
