import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { layouts } from '../../../src-preload/contract/layouts.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

export const layoutsReads: QueryHandlers<typeof layouts, Reading> = {
  get: ({ read }, { key }) => ({ value: read.value<string>('SELECT value FROM layout WHERE key = ?', key) ?? null }),
}

export const layoutsCommands: CommandHandlers<typeof layouts, Writing> = {
  put(w, { key, value }) {
    w.gate.write({ command: 'layouts.put', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
      if (value === null) tx.unlogged('layout', 'DELETE FROM layout WHERE key = ?', key)
      else tx.unlogged('layout', 'INSERT OR REPLACE INTO layout (key, value) VALUES (?, ?)', key, value)
    })
    return {}
  },
}
