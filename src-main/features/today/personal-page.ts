import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** What one person has done to their own page: kept with the layouts, for it says nothing about the records. */
export interface PersonalPage {
  /** Change sets up to this one were looked through, and when. */
  readonly upTo: number
  readonly at: string | null
  /** Later ones that were looked through one by one. */
  readonly seen: readonly number[]
  /** Until which day something is put off, by its key. */
  readonly putOff: Readonly<Record<string, string>>
}

const fresh: PersonalPage = { upTo: 0, at: null, seen: [], putOff: {} }
const placeOf = (memberId: number | null) => `today.${memberId ?? 'desk'}`

/** The member in whose name this desk reads and writes. */
export function meOf({ read, actor }: Pick<Reading, 'read' | 'actor'>): number | null {
  return read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', actor) ?? null
}

export function pageOf(read: ReadHandle, memberId: number | null): PersonalPage {
  const text = read.value<string>('SELECT value FROM layout WHERE key = ?', placeOf(memberId))
  return text === undefined ? fresh : { ...fresh, ...(JSON.parse(text) as Partial<PersonalPage>) }
}

export function savePage(
  w: Writing,
  command: string,
  memberId: number | null,
  change: (page: PersonalPage) => PersonalPage,
): void {
  w.gate.write({ command, actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
    tx.unlogged(
      'layout',
      'INSERT OR REPLACE INTO layout (key, value) VALUES (?, ?)',
      placeOf(memberId),
      JSON.stringify(change(pageOf(tx.read, memberId))),
    )
  })
}
