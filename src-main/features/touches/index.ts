import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { touches } from '../../../src-preload/contract/touches.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { density } from './density.ts'
import { touchGrid, touchSpec } from './touch-spec.ts'

export const touchesReads: QueryHandlers<typeof touches, Reading> = { ...recordReads(touchGrid), density }

const columns = { replied: 'replied_at', followedUp: 'followed_up_at', escalated: 'escalated_at' } as const

export const touchesCommands: CommandHandlers<typeof touches, Writing> = {
  ...recordCommands(touchGrid, touchSpec),
  mark(w, { id, what }) {
    const column = columns[what]
    const row = w.read.get<Record<string, string | null>>('SELECT * FROM touch WHERE id = ?', id)
    if (!row) throw refuse('touches.mark', 'not-found', '这条触达已被删除。')
    if (row[column] !== null) return { changeSetId: null }
    const at = w.clock.now()
    const intent = { command: 'touches.mark', subject: row['name'] ?? '', actor: w.actor, origin: 'user', at } as const
    return { changeSetId: w.gate.write(intent, (tx) => tx.update('touch', id, { [column]: at, updated_at: at })).changeSetId }
  },
}

export { brokenJourneys } from './find-breaks.ts'
export { noteContact } from './note-contact.ts'
export { checkTimes as checkTouchTimes, touchGrid } from './touch-spec.ts'
