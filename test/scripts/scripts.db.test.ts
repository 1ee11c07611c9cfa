import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract/alerts.ts'
import type { Opening, ScriptLineRow } from '../../src-preload/contract/scripts.ts'
import { customerStore } from '../_harness/customer-store.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
  store.command('members.save', {
    id: store.members.owner,
    name: '张伟',
    role: 'rep',
    region: '华东',
    team: '一部',
    active: true,
    managerId: store.members.manager,
    industries: '医疗',
    leadCapacity: 40,
  })
})
afterEach(() => store.close())

const any = { industry: null, needClass: null, source: null, stage: null }
const save = (line: Partial<ScriptLineRow> & { body: string }) =>
  store.command<{ id: number }>('scripts.save', { occasion: '首次触达', ...any, ...line }).id
const lead = (name: string, more: Record<string, string> = {}) => {
  const cells = { name, source: '网站表单', industry: '医疗/三甲医院', contactName: '周工', needClass: '检测', ...more }
  return store.command<{ ids: number[] }>('leads.createMany', { fields: Object.keys(cells), rows: [Object.values(cells)] })
    .ids[0] as number
}
const openings = (id: number) => store.query<{ openings: Opening[] }>('leads.brief', { id }).openings
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { failure?: { code: string } }).failure?.code ?? String(error)
  }
  return null
}
const told = (rule: string) => {
  store.step('alerts.evaluate')
  return store.query<{ rows: Alert[] }>('alerts.list', { rule, open: false }).rows
}

test('the brief of a lead has three lines: of the workspace first, then shipped ones', () => {
  const id = lead('上海中山医院')
  expect(openings(id).map((one) => one.id)).toEqual([null, null, null])
  expect(openings(id)[0]?.text).toContain('周工您好，我是张伟。您在我们网站上留了言')
  const own = save({ body: '{联系人}您好，{行业}的{需求}我们做过三十家。', industry: '医疗' })
  const other = save({ body: '不相干', industry: '制造业' })
  expect(openings(id)[0]).toEqual({ id: own, text: '周工您好，医疗/三甲医院的检测我们做过三十家。' })
  expect(openings(id)).toHaveLength(3)
  expect(openings(id).map((one) => one.id)).not.toContain(other)
  store.command('scripts.remove', { ids: [own] })
  expect(openings(id)[0]?.id).toBe(null)
})

test('the notice of an assignment carries the same line and who the lead is already (rule A2)', () => {
  store.customer('上海中山医院', 'A')
  save({ body: '{联系人}您好，我是{销售}。', needClass: '检测' })
  const id = lead('上海中山医院')
  const [alert] = told('lead-assigned')
  expect(alert?.body).toContain('开场白：周工您好，我是张伟。')
  expect(alert?.body).toContain('同名客户 上海中山医院 · A')
  expect(openings(id)[0]?.text).toBe('周工您好，我是张伟。')
  // Nobody of that name: a dash, and the shipped line that its facts allow.
  store.setNow('2026-02-25 10:10')
  lead('无锡新客', { contactName: '', needClass: '' })
  const fresh = told('lead-assigned').find(({ title }) => title.includes('无锡新客'))
  expect(fresh?.body).toContain('同名客户 —')
  expect(fresh?.body).toContain('开场白：您好，我是张伟。想了解无锡新客')
})

test('a stalled deal comes with what to say, by its stage and industry; a closed one has none', () => {
  const customer = store.customer('远景医疗', 'A')
  const [id = 0] = store.command<{ ids: number[] }>('pipeline.createMany', {
    fields: ['name', 'customer', 'createdAt', 'owner', 'stage', 'nextStep'],
    rows: [['远景一期', '远景医疗', '2026-02-09', '张伟', '线索触达', '发方案']],
  }).ids
  expect(customer).toBeGreaterThan(0)
  const lines = () => store.query<Opening[]>('pipeline.openings', { id })
  expect(lines()[0]?.text).toContain('王工您好，上次说到“发方案”')
  store.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: '' }] })
  // Nobody knows the next step, so the line that takes it up is passed over.
  expect(lines()[0]?.text).toContain('您好，远景医疗的项目有几天没有进展了')
  store.command('pipeline.edit', { cells: [{ id, field: 'nextStep', value: '发方案' }] })
  store.setNow('2026-03-03 10:00')
  save({ body: '{单位}：{下一步}', occasion: '商机停滞', stage: '线索触达' })
  save({ body: '别的阶段', occasion: '商机停滞', stage: '合同签署' })
  expect(lines()[0]?.text).toBe('远景医疗：发方案')
  const [alert] = told('deal-stalled')
  expect(alert?.body).toContain('可以这样说：远景医疗：发方案')
  store.command('pipeline.edit', { cells: [{ id, field: 'stage', value: '输单：价格' }] })
  expect(lines()).toEqual([])
  expect(codeOf(() => store.query('pipeline.openings', { id: 999_999 }))).toBe('pipeline.not-found')
})

test('the library: nothing that cannot be filled, nothing twice, shipped lines adopted once, all undone', () => {
  expect(codeOf(() => save({ body: '{联系人}，{预算}多少？' }))).toBe('scripts.unknown-fact')
  const id = save({ body: '您好' })
  expect(codeOf(() => save({ body: '您好' }))).toBe('scripts.said-already')
  expect(save({ body: '您好', source: '转介绍' })).not.toBe(id)
  expect(save({ id, body: '您好！' })).toBe(id)
  expect(codeOf(() => save({ id: 999_999, body: '没有' }))).toBe('scripts.not-found')
  const list = () => store.query<{ own: ScriptLineRow[]; shipped: ScriptLineRow[] }>('scripts.list')
  expect(list().own.map(({ body }) => body)).toEqual(['您好！', '您好'])
  const adopted = store.command<{ added: number; changeSetId: number }>('scripts.adopt')
  expect(adopted.added).toBe(list().shipped.length)
  expect(store.command<{ added: number; changeSetId: number | null }>('scripts.adopt')).toEqual({ added: 0, changeSetId: null })
  store.command('changes.undo', { id: adopted.changeSetId })
  expect(list().own).toHaveLength(2)
})

test('who may fall silent is sent a brief of the industry, the workspace’s own first', () => {
  const silent = customerStore('2026-02-25')
  silent.create({ name: '甲大学', industry: '高等教育' })
  silent.create({ name: '乙医院', industry: '医疗/三级医院' })
  silent.command('scripts.save', {
    occasion: '行业简报',
    industry: '医疗',
    needClass: null,
    source: null,
    stage: null,
    body: '{单位}：本季医保简报',
  })
  silent.db.prepare(`UPDATE customer SET last_contact_on = '2026-02-05'`).run()
  silent.step('alerts.evaluate')
  const bodies = silent.query<{ rows: Alert[] }>('alerts.list', { rule: 'dormant-risk' }).rows.map(({ body }) => body)
  expect(bodies.find((body) => body.includes('乙医院'))).toContain('乙医院：本季医保简报')
  expect(bodies.find((body) => body.includes('甲大学'))).toContain('给甲大学整理了一页')
  silent.close()
})
