import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { today } from '../../../src-preload/contract/today.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { AlertSubjects } from '../alert-rules/index.ts'
import { changesSince } from './changes-since.ts'
import { itemsOf } from './items.ts'
import { meOf, savePage } from './personal-page.ts'

/** Sets looked through one by one, before the mark swallows them. */
const mostSeen = 2000

export const todayReads = (subjects: AlertSubjects): QueryHandlers<typeof today, Reading> => ({
  items: (r, { part }) => itemsOf(r, subjects, part),
  changes: (r) => changesSince(r),
})

export const todayCommands: CommandHandlers<typeof today, Writing> = {
  seen(w, { ids = [], upTo }) {
    const at = w.clock.now()
    savePage(w, 'today.seen', meOf(w), (page) => {
      const mark = Math.max(page.upTo, upTo ?? 0)
      const seen = [...new Set([...page.seen, ...ids])].filter((one) => one > mark).slice(-mostSeen)
      return { ...page, upTo: mark, at: upTo === undefined ? page.at : at, seen }
    })
    return {}
  },
  putOff(w, { key, until }) {
    const now = w.clock.today()
    savePage(w, 'today.putOff', meOf(w), (page) => {
      const kept = Object.entries(page.putOff).filter(([one, day]) => key !== undefined && day > now && one !== key)
      if (key !== undefined && until !== undefined && until > now) kept.push([key, until])
      return { ...page, putOff: Object.fromEntries(kept) }
    })
    return {}
  },
}
