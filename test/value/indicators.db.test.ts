import { afterEach, beforeEach, expect, test } from 'vitest'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
})
afterEach(() => store.close())

interface Defined {
  id: number
  name: string
  industries: string[]
  formula: string | null
  customers: number
  entered: number
}
const list = () => store.query<{ shipped: boolean; definitions: Defined[]; industries: object[] }>('value.indicatorDefinitions')
const named = (name: string) => {
  const found = list().definitions.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const define = (more: Partial<Defined> & { unit?: string; better?: string }) =>
  store.command<{ id: number }>('value.saveIndicatorDefinition', {
    id: null,
    industries: ['制造'],
    name: '产能利用率',
    unit: '%',
    better: 'more',
    formula: null,
    ...more,
  })
const enter = (customerId: number, quarter: string, name: string, value: string | null) =>
  store.command('value.saveIndicators', {
    customerId,
    quarter,
    values: [{ name, unit: '小时', better: 'less', value, benchmark: null, source: 'MES 月报', asOf: null }],
  })
interface Pack {
  definitions: { name: string; reckoned: string | null; workings: string | null; lacking: string[] }[]
  indicators: { name: string; quarter: string; value: string; origin: string; source: string | null; workings: string | null }[]
}
const pack = (customerId: number) => store.query<Pack>('value.reviewPack', { customerId })

test('the first change copies what ships, and giving all of them up brings them back', () => {
  store.customer('甲公司', null, { industry: '智能制造' })
  expect(list()).toMatchObject({ shipped: true, industries: [{ name: '智能制造', customers: 1, own: true }] })
  const before = list().definitions.length
  define({})
  expect(list().shipped).toBe(false)
  expect(list().definitions).toHaveLength(before + 1)
  expect(named('产能利用率')).toMatchObject({ customers: 1, entered: 0 })
  // What shipped is changed by its number of before, or of now.
  store.command('changes.undo', {})
  expect(list()).toMatchObject({ shipped: true })
  const quality = named('质检合格率')
  expect(quality.id).toBeLessThan(0)
  store.command('value.removeIndicatorDefinition', { id: quality.id })
  expect(list().definitions.map(({ name }) => name)).not.toContain('质检合格率')
  for (const { id } of list().definitions) store.command('value.removeIndicatorDefinition', { id })
  expect(list()).toMatchObject({ shipped: true })
  expect(list().definitions).toHaveLength(before)
})

test('an industry has a name once; what does not read, or asks for itself, is refused', () => {
  expect(() => define({ name: '质检合格率' })).toThrow('已经有「质检合格率」')
  expect(define({ name: '质检合格率', industries: ['纺织'] }).id).toBeGreaterThan(0)
  expect(() => define({ name: '甲', formula: '1 + ' })).toThrow('第 5 个字')
  expect(() => define({ name: '甲', formula: '甲 / 2' })).toThrow('用到了「甲」自己')
  expect(define({ name: '甲', formula: '去年同期(甲) + 1' }).id).toBeGreaterThan(0)
  expect(() => store.command('value.removeIndicatorDefinition', { id: 987_654 })).toThrow('已被删除')
})

test('a formula over typed figures of this quarter and a year ago is shown number by number', () => {
  const id = store.customer('甲公司', null, { industry: '智能制造' })
  store.command('value.saveIndicatorDefinition', {
    ...named('停机时长下降率'),
    better: 'more',
    unit: '%',
    formula: '(去年同期(停机时长) - 停机时长) / 去年同期(停机时长) * 100',
  })
  define({ name: '停机时长', unit: '小时', better: 'less' })
  const fall = () => pack(id).definitions.find(({ name }) => name === '停机时长下降率')
  enter(id, '2026-Q1', '停机时长', '96')
  expect(fall()).toMatchObject({ reckoned: null, workings: '(— − 96) ÷ — × 100', lacking: ['停机时长'] })
  enter(id, '2025-Q1', '停机时长', '120')
  expect(fall()).toMatchObject({ reckoned: '20', workings: '(120 − 96) ÷ 120 × 100', lacking: [] })
  expect(pack(id).indicators.filter(({ name }) => name === '停机时长下降率')).toMatchObject([
    { quarter: '2026-Q1', value: '20', origin: 'formula', workings: '(120 − 96) ÷ 120 × 100' },
  ])
  expect(named('停机时长').entered).toBe(1)
  // What a person enters stands before what the formula comes to.
  enter(id, '2026-Q1', '停机时长下降率', '21.5')
  expect(pack(id).indicators.filter(({ name }) => name === '停机时长下降率')).toMatchObject([
    { value: '21.5', origin: 'entered', source: 'MES 月报' },
  ])
  expect(fall()).toMatchObject({ reckoned: '20' })
  expect(() => enter(id, '2026-Q2', '停机时长', '1')).toThrow('不能在今天以后')
})

test('what the workspace counts itself: replies, promises and amounts of the quarter, no data where it keeps none', () => {
  const id = store.customer('甲公司', 'S', { industry: '高等教育' })
  const value = (formula: string, quarter = '2026-Q1') =>
    store.query<{ value: string | null; figures: { kind: string }[] }>('value.tryFormula', { formula, customerId: id, quarter })
      .value
  expect(value('投诉数')).toBeNull()
  const ticket = (kind: string, opened: string, answered: string | null, closed: string | null) =>
    store.command<{ ids: (number | null)[] }>('tickets.createMany', {
      fields: ['name', 'customer', 'kind', 'openedAt', 'firstResponseAt', 'closedAt'],
      rows: [['怎么回事', '甲公司', kind, opened, answered, closed]],
    }).ids[0]
  ticket('技术问题', '2026-01-05 09:00', '2026-01-05 10:00', null)
  ticket('技术问题', '2026-01-06 09:00', '2026-01-06 11:30', '2026-01-07 09:00')
  // The last minute of the year before on the clock of Shanghai belongs to the quarter before.
  ticket('技术问题', '2025-12-31 23:59', '2026-01-01 09:00', null)
  ticket('投诉', '2026-02-01 09:00', null, '2026-02-01 21:00')
  expect(value('首响时长')).toBe('1.75')
  expect(value('首响时长', '2025-Q4')).toBe('9.02')
  expect(value('技术问题数')).toBe('2')
  expect(value('投诉数')).toBe('1')
  expect(value('关闭时长')).toBe('18')
  expect(value('转手次数')).toBe('0')
  expect(value('投诉数 / (技术问题数 + 投诉数) * 100')).toBe('33.33')
  expect(value('开票额')).toBeNull()
  expect(value('共创成果数 + 1')).toBeNull()
  expect(value('无此数')).toBeNull()
  // The industry's shipped indicator needs nobody to type it.
  expect(pack(id).indicators).toMatchObject([
    { name: '响应时长', quarter: '2025-Q4', value: '9.02', origin: 'formula' },
    { name: '响应时长', quarter: '2026-Q1', value: '1.75', origin: 'formula', workings: '1.75' },
  ])
  const tried = store.query('value.tryFormula', { formula: '首响时长 / 无此数', customerId: id })
  expect(tried).toMatchObject({ value: null, workings: '1.75 ÷ —', figures: [{ kind: 'counted' }, { kind: 'unknown' }] })
  expect(store.query('value.tryFormula', { formula: '1 +', customerId: id })).toMatchObject({
    fault: { fault: 'incomplete', at: 3 },
  })
})

test('formulas that ask for each other come to nothing instead of going on for ever', () => {
  const id = store.customer('甲公司', null, { industry: '智能制造' })
  define({ name: '甲', formula: '乙 + 1' })
  define({ name: '乙', formula: '甲 + 1' })
  expect(pack(id).definitions.filter(({ name }) => name === '甲' || name === '乙')).toMatchObject([
    { reckoned: null },
    { reckoned: null },
  ])
})
