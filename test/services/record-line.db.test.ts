import { afterEach, beforeEach, expect, test } from 'vitest'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
beforeEach(() => {
  store = serviceStore('2026-02-25 10:00')
  store.customer('嘉兴恒达智能装备有限公司', 'S')
  store.customer('苏州普瑞医疗器械有限公司', 'A')
  store.customer('苏州恒远精密有限公司', 'B')
})
afterEach(() => store.close())

const read = (slice: string, line: string) =>
  store.query<{
    customer: { name: string } | null
    alike: unknown[]
    kind: string | null
    name: string
    when: string | null
    owner: string | null
  }>(`${slice}.readLine`, { line })

test('a part of the name finds the customer; the rest is what it is about', () => {
  expect(read('tickets', '恒达 客诉 到货外箱破损 昨天15:30 @张伟')).toMatchObject({
    customer: { name: '嘉兴恒达智能装备有限公司' },
    alike: [],
    kind: '投诉',
    name: '到货外箱破损',
    when: '2026-02-24 15:30',
    owner: '张伟',
  })
  expect(read('meetings', '普瑞 复盘 一季度复盘 昨天')).toMatchObject({
    kind: '战略复盘会',
    when: '2026-02-24',
    name: '一季度复盘',
  })
  expect(read('cocreations', '白皮书 普瑞 检验流程')).toMatchObject({ kind: '白皮书', when: null, name: '检验流程' })
})

test('a name that several share is nobody’s until one is chosen', () => {
  expect(read('tickets', '苏州 设备停机')).toMatchObject({ customer: null, name: '设备停机' })
  expect(read('tickets', '苏州 设备停机').alike).toHaveLength(2)
  expect(read('tickets', '没有这家 设备停机')).toMatchObject({ customer: null, alike: [], name: '没有这家 设备停机' })
})

test('the whole name without blanks is found; an owner nobody has stays in the text', () => {
  expect(read('tickets', '苏州普瑞医疗器械有限公司设备停机 @没有')).toMatchObject({
    customer: { name: '苏州普瑞医疗器械有限公司' },
    name: '设备停机 @没有',
    owner: null,
  })
})

test('what a line gives is what a row takes', () => {
  const { customer, kind, name, when, owner } = read('tickets', '恒达 投诉 外箱破损 2小时前 @张伟')
  const { ids, refused } = store.command<{ ids: (number | null)[]; refused: unknown[] }>('tickets.createMany', {
    fields: ['customer', 'kind', 'name', 'openedAt', 'owner'],
    rows: [[customer?.name ?? null, kind, name, when, owner]],
  })
  expect(refused).toEqual([])
  expect(store.db.prepare('SELECT opened_at FROM ticket WHERE id = ?').pluck().get(ids[0])).toBe('2026-02-25T00:00:00.000Z')
})

test('a short name that two have needs the town that tells them apart, which is part of the name then', () => {
  store.customer('兰州合立瑞五金有限公司', 'S', { shortName: '合立瑞' })
  expect(read('tickets', '兰州合立瑞 投诉 外箱破损')).toMatchObject({
    customer: { name: '兰州合立瑞五金有限公司' },
    name: '外箱破损',
  })
  expect(read('tickets', '合立瑞外箱破损')).toMatchObject({ customer: { name: '兰州合立瑞五金有限公司' }, name: '外箱破损' })
  store.customer('昆明合立瑞贸易有限公司', 'B', { shortName: '合立瑞' })
  expect(read('tickets', '合立瑞 投诉 外箱破损')).toMatchObject({ customer: null, name: '外箱破损' })
  expect(read('tickets', '合立瑞 投诉 外箱破损').alike).toHaveLength(2)
  expect(read('tickets', '昆明合立瑞 投诉 外箱破损')).toMatchObject({ customer: { name: '昆明合立瑞贸易有限公司' }, alike: [] })
})
