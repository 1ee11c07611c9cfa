import type { ActivityKind } from '../../../src-preload/contract/activities.ts'
import { instantOf } from '../_base/instants.ts'

/** What a person said about one contact; null: left empty. `supportId` undefined: not said whether anybody is needed. */
export interface SaidReport {
  readonly kind: ActivityKind
  readonly need: string | null
  readonly promise: string | null
  readonly nextOn: string | null
  readonly refusal: string | null
  readonly ownPromise: string | null
  readonly support: string | null
  readonly supportId: number | null | undefined
  readonly endedAt: string | null
}

export type ReportField = 'need' | 'promise' | 'nextOn' | 'refusal' | 'ownPromise' | 'support' | 'endedAt'

const always = ['need', 'promise', 'nextOn'] as const
const ofVisits = ['refusal', 'ownPromise', 'endedAt'] as const

/**
 * Rule B1: what is still missing of a report, in the order it is asked; the customer is asked by whoever calls. A visit adds
 * why the customer refused, what we do next and who is needed; that nobody is needed must be said too.
 */
export function missingOf(report: SaidReport): ReportField[] {
  const blank = (field: Exclude<ReportField, 'support'>) => (report[field] ?? '').trim() === ''
  const missing: ReportField[] = always.filter(blank)
  if (report.kind !== 'visit') return missing
  missing.push(...ofVisits.filter(blank))
  if (report.supportId === undefined && (report.support ?? '').trim() === '') missing.push('support')
  return missing
}

/** Rule B1: a visit is reported `hours` after it ended; later is late. What is no visit is never late. */
export function isLateReport(kind: ActivityKind, endedAt: string | null, reportedAt: string, hours: number): boolean {
  return kind === 'visit' && endedAt !== null && instantOf(reportedAt) > instantOf(endedAt) + hours * 3_600_000
}

export interface ReportTask {
  readonly title: string
  readonly ownerId: number | null
  readonly delegatedById: number | null
  readonly dueOn: string | null
}

/**
 * Rule B1: the promise becomes a task with its date, what we do next another one where it is something else, and a needed
 * colleague gets one from whoever reports. `by` is the member who reports, null when the desk is nobody's.
 */
export function tasksOfReport(report: SaidReport, by: number | null, customerName: string, supportWord: string): ReportTask[] {
  const own = (title: string): ReportTask => ({ title, ownerId: by, delegatedById: null, dueOn: report.nextOn })
  const said = (text: string | null) => (text ?? '').trim()
  const tasks = said(report.promise) === '' ? [] : [own(said(report.promise))]
  const next = said(report.ownPromise)
  if (next !== '' && next !== said(report.promise)) tasks.push(own(next))
  if (report.supportId != null)
    tasks.push({
      title: `${supportWord}${customerName}：${said(report.support) || said(report.need)}`.slice(0, 200),
      ownerId: report.supportId,
      delegatedById: by === report.supportId ? null : by,
      dueOn: report.nextOn,
    })
  return tasks.map((task) => ({ ...task, title: task.title.slice(0, 200) }))
}
