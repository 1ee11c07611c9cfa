import type { TodayChange } from '../../../src-preload/contract/today.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { meOf, pageOf } from './personal-page.ts'

/** How many sets are walked back, and how many rows of each are asked whose they are: a page, not an audit. */
const mostWalked = 300
const rowsAsked = 300
const mostShown = 30
const namesShown = 3

type Walked = Omit<TodayChange, 'mine' | 'names'>

/** Whose a row is and what it is called, by table; tables of nobody are left out. */
const owned: Readonly<Record<string, string>> = {
  customer: 'SELECT c.id, c.name, c.owner_id FROM customer AS c',
  contact: 'SELECT c.id, k.name, k.owner_id FROM contact AS c JOIN customer AS k ON k.id = c.customer_id',
  opportunity: 'SELECT c.id, c.name, c.owner_id FROM opportunity AS c',
  task: 'SELECT c.id, c.title AS name, c.owner_id FROM task AS c',
  ticket: 'SELECT c.id, k.name, k.owner_id FROM ticket AS c JOIN customer AS k ON k.id = c.customer_id',
  meeting: 'SELECT c.id, k.name, k.owner_id FROM meeting AS c JOIN customer AS k ON k.id = c.customer_id',
  activity: 'SELECT c.id, k.name, k.owner_id FROM activity AS c JOIN customer AS k ON k.id = c.customer_id',
  trial: 'SELECT c.id, c.name, c.owner_id FROM trial AS c',
  touch: 'SELECT c.id, k.name, k.owner_id FROM touch AS c JOIN customer AS k ON k.id = c.customer_id',
  quote: 'SELECT c.id, c.title AS name, k.owner_id FROM quote AS c JOIN customer AS k ON k.id = c.customer_id',
}

/** What others wrote since this person looked the page through; before the first time, since the working day before began. */
export function changesSince(r: Reading) {
  const me = meOf(r)
  const page = pageOf(r.read, me)
  const calendar = workspaceCalendar(r)
  const yesterday = rollToWorkday(calendar, addDays(r.clock.today(), -1), 'prev').date
  const since = page.at ?? isoOf(endOfDate(addDays(yesterday, -1), calendar.utcOffsetMinutes))
  const walked = r.read.all<Walked>(
    `SELECT id AS changeSetId, at, actor, origin, command, subject, rows FROM change_set
     WHERE id > ? ORDER BY id DESC LIMIT ${mostWalked}`,
    page.upTo,
  )
  const seen = new Set(page.seen)
  const others = walked.filter(
    (set) =>
      set.actor !== r.actor &&
      set.origin !== 'rule' &&
      set.origin !== 'migration' &&
      !seen.has(set.changeSetId) &&
      (page.upTo > 0 || set.at >= since),
  )
  const told = others.map((set): TodayChange => ({ ...set, ...(me === null ? nobodys : touched(r.read, set.changeSetId, me)) }))
  const rows = told.filter(({ mine }) => mine !== 0)
  return {
    since,
    rows: rows.slice(0, mostShown),
    others: told.length - Math.min(rows.length, mostShown),
    more: walked.length === mostWalked,
    newest: walked[0]?.changeSetId ?? null,
  }
}

const nobodys = { mine: null, names: [] }

function touched(read: ReadHandle, changeSetId: number, me: number): { mine: number; names: string[] } {
  const rows = read.all<{ table_name: string; row_id: number }>(
    'SELECT table_name, row_id FROM change_row WHERE change_set_id = ? ORDER BY seq LIMIT ?',
    changeSetId,
    rowsAsked,
  )
  const byTable = Map.groupBy(rows, ({ table_name: table }) => table)
  const names: string[] = []
  for (const [table, some] of byTable) {
    const sql = owned[table]
    if (sql === undefined) continue
    const found = read.all<{ name: string; owner_id: number | null }>(
      `${sql} WHERE c.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...new Set(some.map(({ row_id: id }) => id))]),
    )
    for (const { name, owner_id: owner } of found) if (owner === me) names.push(name)
  }
  return { mine: names.length, names: [...new Set(names)].slice(0, namesShown) }
}
