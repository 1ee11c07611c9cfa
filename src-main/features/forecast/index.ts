import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { Assumptions, forecast } from '../../../src-preload/contract/forecast.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { forecastDeals, readForecast } from './read-forecast.ts'

export const forecastReads: QueryHandlers<typeof forecast, Reading> = {
  read: readForecast,
  deals: forecastDeals,
  scenarios: ({ read }) =>
    read
      .all<{ id: number; name: string; assumptions_json: string; created_by: string; updated_at: string }>(
        'SELECT id, name, assumptions_json, created_by, updated_at FROM forecast_scenario ORDER BY pinyin_key(name)',
      )
      .map(({ id, name, assumptions_json, created_by, updated_at }) => ({
        id,
        name,
        assumptions: JSON.parse(assumptions_json) as Assumptions,
        createdBy: created_by,
        updatedAt: updated_at,
      })),
}

export const forecastCommands: CommandHandlers<typeof forecast, Writing> = {
  saveScenario(w, { id, name, assumptions }) {
    const holder = w.read.value<number>('SELECT id FROM forecast_scenario WHERE name = ?', name)
    if (holder !== undefined && holder !== id)
      throw refuse('forecast.saveScenario', 'name-taken', `已有名为“${name}”的情景，请换个名字。`)
    if (id !== undefined && !w.read.get('SELECT 1 FROM forecast_scenario WHERE id = ?', id))
      throw refuse('forecast.saveScenario', 'not-found', '这个情景已不存在，请另存为新的。')
    const at = w.clock.now()
    const row = { name, assumptions_json: JSON.stringify(assumptions), updated_at: at }
    const intent = { command: 'forecast.saveScenario', subject: name, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      if (id === undefined) return tx.insert('forecast_scenario', { ...row, created_by: w.actor, created_at: at })
      tx.update('forecast_scenario', id, row)
      return id
    })
    return { id: done.result }
  },
  removeScenario(w, { id }) {
    const name = w.read.value<string>('SELECT name FROM forecast_scenario WHERE id = ?', id)
    if (name === undefined) throw refuse('forecast.removeScenario', 'not-found', '这个情景已不存在。')
    const at = w.clock.now()
    const intent = { command: 'forecast.removeScenario', subject: name, actor: w.actor, origin: 'user', at } as const
    w.gate.write(intent, (tx) => tx.delete('forecast_scenario', id))
    return {}
  },
}
