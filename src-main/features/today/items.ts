import type { TodayItem, TodayPart } from '../../../src-preload/contract/today.ts'
import { byUrgency } from '../../domain/daily/order-items.ts'
import type { Reading } from '../../store/contexts.ts'
import type { AlertSubjects } from '../alert-rules/index.ts'
import { alertItems, quietAlerts } from './alert-items.ts'
import { pageOf, meOf } from './personal-page.ts'
import { promiseItems } from './promise-items.ts'
import { quoteItems } from './quote-items.ts'
import { stepItems } from './step-items.ts'
import { taskItems } from './task-items.ts'
import { teamItems } from './team-items.ts'
import { trialItems } from './trial-items.ts'

const mostShown = 60

/**
 * One section of the morning page. Red is what is late: promises that broke, approvals over their time, tasks and next steps
 * of former days, critical reminders, and to a manager the worst reds of each team. Due is what today asks for beside it.
 */
export function itemsOf(r: Reading, subjects: AlertSubjects, part: TodayPart) {
  const memberId = meOf(r)
  const today = r.clock.today()
  const asked = { part, memberId }
  const { putOff } = pageOf(r.read, memberId)
  const waits = Object.entries(putOff).filter(([, until]) => until > today)
  const hidden = new Set(waits.map(([key]) => key))
  const alerts = alertItems(r, subjects, asked)
  const found = [
    ...promiseItems(r, asked),
    ...quoteItems(r, asked),
    ...teamItems(r, asked),
    ...trialItems(r, asked),
    ...taskItems(r, asked),
    ...stepItems(r, asked),
    ...alerts.items,
  ]
  const there = found.filter(({ key }) => !hidden.has(key)).sort((a, b) => byUrgency(orderable(a), orderable(b)))
  return {
    memberId,
    today,
    rows: there.slice(0, mostShown),
    total: Math.min(999, there.length + alerts.more),
    quiet: part === 'due' ? quietAlerts(r, memberId) : 0,
    putOff: waits.length,
  }
}

const orderable = ({ kind, light, dueAt, dueOn, id }: TodayItem) => ({ kind, light, due: dueAt ?? dueOn, id })
