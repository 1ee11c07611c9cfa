import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import { boardEvents, type BoardEvent, type BoardSource } from '../../../src-preload/contract/regions.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { workdaysBetween } from '../../domain/_base/working-calendar.ts'
import type { Reading } from '../../store/contexts.ts'
import { workspaceCalendar } from '../calendar/index.ts'

/** Working days without a new line from which a source is called stale. */
export const staleAfter = 3

const lists: Readonly<Record<BoardEvent, string>> = { order: 'orders', invoice: 'invoices', receipt: 'receipts' }

/** How fresh each source of the board is: the newest date in it, when it was last fed, and from which file. */
export function sourcesOf(r: Reading, today: string): BoardSource[] {
  const { read } = r
  const calendar = workspaceCalendar(r)
  return boardEvents.map((event) => {
    const documents = read.value<number>('SELECT count(*) FROM trade_document WHERE event = ?', event) ?? 0
    const newest = read.value<string | null>('SELECT max(date) FROM trade_document WHERE event = ?', event) ?? null
    const imported =
      read.get<{ at: string; fileName: string }>(
        'SELECT at, file_name AS fileName FROM import_run WHERE target = ? ORDER BY at DESC, id DESC LIMIT 1',
        lists[event],
      ) ?? null
    // An import of what was there already says that the source was looked at, too.
    const written = read.value<string>(
      `SELECT s.at FROM change_row AS w JOIN change_set AS s ON s.id = w.change_set_id
       WHERE w.table_name = 'trade_document' AND w.row_id = (SELECT max(id) FROM trade_document WHERE event = ?) ORDER BY s.id LIMIT 1`,
      event,
    )
    const enteredAt = [written, imported?.at].reduce<string | null>(
      (last, at) => (at !== undefined && (last === null || at > last) ? at : last),
      null,
    )
    const age =
      enteredAt === null || documents === 0
        ? null
        : Math.max(0, workdaysBetween(calendar, dateInZone(enteredAt, workspaceTimeZone), today, { inclusive: false }).workdays)
    return {
      event,
      documents,
      lastDate: newest,
      enteredAt: documents === 0 ? null : enteredAt,
      imported,
      age,
      state: documents === 0 ? ('none' as const) : age !== null && age >= staleAfter ? ('stale' as const) : ('fresh' as const),
    }
  })
}
