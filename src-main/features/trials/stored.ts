import { refuse } from '../../../src-preload/contract/index.ts'
import type { TrialNode, TrialOutcome, TrialState } from '../../../src-preload/contract/trials.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import { readTrialApproval, type TrialEvent, type TrialReading } from '../../domain/trials/trial-approval.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'

export interface StoredTrial {
  readonly id: number
  readonly name: string
  readonly customer_id: number
  readonly owner_id: number | null
  readonly opportunity_id: number | null
  readonly grade: string | null
  readonly model: string | null
  readonly test: string | null
  readonly product_id: number | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly remark: string | null
  readonly state: TrialState
  readonly submitted_at: string | null
  readonly outcome: TrialOutcome | null
  readonly extends_id: number | null
}

type Method = 'detail' | 'setProduct' | 'submit' | 'approve' | 'return' | 'withdraw' | 'answer' | 'end'

/** The trial as stored, for a method that needs it. */
export function storedTrial({ read }: Pick<Reading, 'read'>, method: Method, id: number): StoredTrial {
  const trial = read.get<StoredTrial>('SELECT * FROM trial WHERE id = ?', id)
  if (!trial) throw refuse(`trials.${method}`, 'not-found', '这条试用已被删除。')
  return trial
}

export interface StoredEvent {
  readonly id: number
  readonly at: string
  readonly by: string
  readonly type: TrialEvent['type']
  readonly node: TrialNode | null
  readonly reason: string | null
  readonly content: string | null
}

export function storedEvents(read: ReadHandle, id: number): StoredEvent[] {
  return read.all<StoredEvent>('SELECT * FROM trial_event WHERE trial_id = ? ORDER BY id', id)
}

/** Where the approval of a trial stands now. */
export function approvalOf(r: Pick<Reading, 'read' | 'clock'>, id: number): TrialReading {
  const events = storedEvents(r.read, id).map((row): TrialEvent => {
    const who = { at: instantOf(row.at), by: row.by }
    const node = row.node as TrialNode
    if (row.type === 'submit') return { ...who, type: 'submit', content: row.content ?? '' }
    if (row.type === 'approve') return { ...who, type: 'approve', node }
    if (row.type === 'return') return { ...who, type: 'return', node, reason: row.reason ?? '' }
    return { ...who, type: 'withdraw', reason: row.reason ?? '' }
  })
  const { idleHours } = rulesOn(r.read, r.clock.today()).trials
  // A clock set back takes nothing back that happened.
  const now = events.reduce((latest, { at }) => Math.max(latest, at), instantOf(r.clock.now()))
  return readTrialApproval(idleHours, events, workspaceCalendar(r), now)
}

/** What approvers answer for, word for word. Whose customer it is may change without asking them again. */
export function contentOf(trial: StoredTrial): string {
  const { grade, model, test, product_id: product, starts_on: from, ends_on: to } = trial
  return JSON.stringify({ grade, model, test, product, from, to })
}

/** What a person sees that is missing from an application. */
export function missingOf(trial: StoredTrial): string[] {
  const needed = {
    owner_id: '负责人',
    grade: '科室等级',
    model: '设备型号',
    test: '检测项目',
    product_id: '产品',
    starts_on: '开始日期',
    ends_on: '结束日期',
  } as const
  return Object.entries(needed).flatMap(([column, word]) => (trial[column as keyof typeof needed] === null ? [word] : []))
}

export const nodeWords: Readonly<Record<TrialNode, string>> = {
  market: '市场部',
  medical: '医学部',
  compliance: '合规部',
  director: '销售总监',
}
