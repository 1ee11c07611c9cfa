import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { MarketFactorRow, weekly } from '../../../src-preload/contract/weekly.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

type Commands = CommandHandlers<typeof weekly, Writing>
const gone = '这条市场因素已被删除。请刷新后再试。'

export function factorsOf(read: ReadHandle): MarketFactorRow[] {
  return read.all<MarketFactorRow>(
    'SELECT id, why, region, action, factor, from_on AS fromOn, until_on AS untilOn FROM market_factor ORDER BY from_on DESC, id DESC',
  )
}

export const saveFactor: Commands['saveFactor'] = (w, { id, why, region, action, factor, fromOn, untilOn }) => {
  if (untilOn !== null && untilOn < fromOn) throw refuse('weekly.saveFactor', 'bad-period', '截止日期早于开始日期。')
  if (id !== undefined && !w.read.get('SELECT 1 FROM market_factor WHERE id = ?', id))
    throw refuse('weekly.saveFactor', 'not-found', gone)
  const at = w.clock.now()
  const row = { why, region, action, factor, from_on: fromOn, until_on: untilOn, updated_at: at }
  const done = w.gate.write({ command: 'weekly.saveFactor', subject: why, actor: w.actor, origin: 'user', at }, (tx) => {
    if (id === undefined) tx.insert('market_factor', { ...row, created_at: at })
    else tx.update('market_factor', id, row)
    return tx.changeSetId
  })
  return { changeSetId: done.result }
}

export const removeFactor: Commands['removeFactor'] = (w, { id }) => {
  const why = w.read.value<string>('SELECT why FROM market_factor WHERE id = ?', id)
  if (why === undefined) throw refuse('weekly.removeFactor', 'not-found', gone)
  const at = w.clock.now()
  const done = w.gate.write({ command: 'weekly.removeFactor', subject: why, actor: w.actor, origin: 'user', at }, (tx) => {
    tx.delete('market_factor', id)
    return tx.changeSetId
  })
  return { changeSetId: done.result }
}
