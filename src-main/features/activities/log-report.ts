import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { activities } from '../../../src-preload/contract/activities.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { dateAt, instantOf } from '../../domain/_base/instants.ts'
import { isLateReport, missingOf, tasksOfReport, type ReportField } from '../../domain/daily/structured-report.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'
import { noteContact } from '../touches/index.ts'

const fieldWords: Readonly<Record<ReportField, string>> = {
  need: '本次沟通核心诉求',
  promise: '当场承诺动作',
  nextOn: '下次跟进时间',
  refusal: '客户明确拒绝的原因',
  ownPromise: '我承诺的下一步动作',
  support: '需要哪位同事支援',
  endedAt: '拜访结束时间',
}

interface Deal {
  readonly customer_id: number
  readonly touched_at: string
}

export const activitiesCommands: CommandHandlers<typeof activities, Writing> = {
  log(w, input) {
    const at = w.clock.now()
    const blank = (text: string | null | undefined) => ((text ?? '').trim() === '' ? null : (text ?? '').trim())
    const said = {
      kind: input.kind,
      need: blank(input.need),
      promise: blank(input.promise),
      nextOn: input.nextOn ?? null,
      refusal: blank(input.refusal),
      ownPromise: blank(input.ownPromise),
      support: blank(input.support),
      supportId: input.supportId,
      endedAt: input.endedAt ?? null,
    }
    const missing = missingOf(said)
    if (missing.length > 0)
      throw refuse('activities.log', 'incomplete', `还缺必填的内容：${missing.map((field) => fieldWords[field]).join('、')}。`, {
        missing,
      })
    if (said.endedAt !== null && instantOf(said.endedAt) > instantOf(at))
      throw refuse('activities.log', 'bad-time', '拜访还没有结束。请在结束后再填写日报。')
    const customer = w.read.get<{ name: string; last_contact_on: string | null }>(
      'SELECT name, last_contact_on FROM customer WHERE id = ?',
      input.customerId,
    )
    const opportunityId = input.opportunityId ?? null
    const deal =
      opportunityId === null
        ? undefined
        : w.read.get<Deal>('SELECT customer_id, touched_at FROM opportunity WHERE id = ?', opportunityId)
    if (!customer || (opportunityId !== null && deal?.customer_id !== input.customerId))
      throw refuse('activities.log', 'not-found', '这位客户或商机已不在了。请刷新后再试。')
    if (input.supportId != null && !w.read.get('SELECT 1 FROM member WHERE id = ? AND active = 1', input.supportId))
      throw refuse('activities.log', 'not-found', '选中的同事已停用或不存在。')
    const happened = input.at ?? said.endedAt ?? at
    const by = w.read.value<number>('SELECT id FROM member WHERE name = ?', w.actor) ?? null
    const yes = (value: boolean | null | undefined) => (value === null || value === undefined ? null : Number(value))
    const intent = { command: 'activities.log', subject: customer.name, actor: w.actor, origin: 'user', at } as const
    return w.gate.write(intent, (tx) => {
      const id = tx.insert('activity', {
        kind: input.kind,
        customer_id: input.customerId,
        opportunity_id: opportunityId,
        member_id: by,
        at: happened,
        need: said.need,
        promise: said.promise,
        next_on: said.nextOn,
        ended_at: said.endedAt,
        refusal: said.refusal,
        own_promise: said.ownPromise,
        support: said.support,
        support_id: input.supportId ?? null,
        material_version_id: input.materialVersionId ?? null,
        clarified: yes(input.clarified),
        accepted: yes(input.accepted),
        created_at: at,
      })
      if (opportunityId !== null && deal)
        tx.update('opportunity', opportunityId, {
          touched_at: happened > deal.touched_at ? happened : deal.touched_at,
          ...(input.kind === 'demo' && input.materialVersionId != null ? { material_version_id: input.materialVersionId } : {}),
          ...(input.takesStep === true ? { next_step: said.promise, next_step_on: said.nextOn, updated_at: at } : {}),
        })
      // A report is an interaction: silence (rule B6) is counted from the day it happened.
      const contactOn = dateAt(instantOf(happened), workspaceCalendar(w).utcOffsetMinutes)
      if (customer.last_contact_on === null || customer.last_contact_on < contactOn)
        tx.update('customer', input.customerId, { last_contact_on: contactOn, updated_at: at })
      noteContact(tx, input.customerId, happened)
      const taskIds = tasksOfReport(said, by, customer.name, '支援').map((task) => addTask(tx, task, input.customerId, at))
      const late = isLateReport(input.kind, said.endedAt, at, rulesOn(w.read, w.clock.today()).reportDueHours)
      return { id, changeSetId: tx.changeSetId, late, taskIds }
    }).result
  },
}

function addTask(tx: GateTransaction, task: ReturnType<typeof tasksOfReport>[number], customerId: number, at: string): number {
  return tx.insert('task', {
    title: task.title,
    subject: 'customer',
    subject_id: customerId,
    owner_id: task.ownerId,
    delegated_by_id: task.delegatedById,
    due_on: task.dueOn,
    due_at: null,
    priority: 'normal',
    note: null,
    state: 'open',
    source_key: null,
    closed_at: null,
    created_at: at,
    updated_at: at,
  })
}
