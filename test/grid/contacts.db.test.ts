import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import type { ContactRow } from '../../src-preload/contract/contacts.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

let store: CustomerStore
let a: number
let b: number
beforeEach(() => {
  store = customerStore()
  a = store.create({ name: '上海甲医院', region: '华东' })
  b = store.create({ name: '北京乙公司', owner: '李娜' })
})
afterEach(() => store.close())

const list = (query: object = {}) => {
  const answer = store.query<{ rows: ContactRow[] }>('contacts.list', { offset: 0, limit: 50, ...query })
  return (v.parse(contract.contacts.list.output, answer) as { rows: ContactRow[] }).rows
}
const idOf = (customer: number) => list({ filter: { field: 'customerId', op: 'eq', value: customer } })[0]?.id ?? 0

test('contacts list with their customer; search, filter, sort and group go by it too', () => {
  expect(list({ sort: [{ field: 'customerName', direction: 'asc' }] }).map((row) => row.customerName)).toEqual([
    '北京乙公司',
    '上海甲医院',
  ])
  expect(list({ search: 'beijing' })).toMatchObject([{ customerName: '北京乙公司', ownerName: '李娜', name: '王工' }])
  // Letters find a contact's own name in full and by initials, and the customer's.
  store.command('contacts.edit', { cells: [{ id: idOf(a), field: 'name', value: '欧阳芳' }] })
  for (const search of ['ouyang', 'oyf', 'YangFang', 'shjyy'])
    expect(list({ search }), search).toMatchObject([{ name: '欧阳芳', customerName: '上海甲医院' }])
  expect(list({ search: 'wg' })).toMatchObject([{ name: '王工', customerName: '北京乙公司' }])
  store.command('changes.undo')
  expect(list({ search: 'oyf' })).toEqual([])
  expect(list({ search: 'wg' })).toHaveLength(2)
  expect(list({ filter: { field: 'owner', op: 'eq', value: '李娜' } })).toHaveLength(1)
  expect(store.query('contacts.count', { search: '13812345678' })).toEqual({ count: 2 })
  expect(store.query('contacts.groups', { by: [{ field: 'decisionRole' }] })).toMatchObject({
    groups: [{ values: ['采购'], count: 2 }],
  })
})

test('an edit is felt by the customer: search, missing role, moved contact; undo takes all of it back', () => {
  const id = idOf(a)
  const dump = () => [
    store.gate.read.all('SELECT * FROM contact ORDER BY id'),
    store.gate.read.all('SELECT id, missing, search FROM customer ORDER BY id'),
  ]
  const before = dump()
  store.command('contacts.edit', {
    cells: [
      { id, field: 'name', value: '赵敏' },
      { id, field: 'decisionRole', value: null },
      { id, field: 'email', value: 'zhao@example.com' },
    ],
  })
  expect(store.row(a)).toMatchObject({ missing: ['decisionRole'], contactName: '赵敏' })
  expect(store.open({ search: '赵敏' }).rows).toHaveLength(1)
  store.command('contacts.edit', { cells: [{ id, field: 'customer', value: '北京乙公司' }] })
  expect(store.open({ search: '赵敏' }).rows).toMatchObject([{ id: b }])
  store.command('changes.undo')
  store.command('changes.undo')
  expect(dump()).toEqual(before)
  store.command('changes.redo')
  expect(store.row(a)).toMatchObject({ missing: ['decisionRole'] })
})

test('bulk and refusals by the rules of contacts', () => {
  const { token } = store.query<{ token: string }>('contacts.openView', {})
  const all = { token, all: true }
  const bulk = (field: string, value: string | null) =>
    store.command<{ changed: number; causes: { cause: string }[] }>('contacts.bulk', {
      rows: all,
      fields: [field],
      operation: { op: 'set', value },
    })
  expect(bulk('decisionRole', '拍板人')).toMatchObject({ changed: 2 })
  expect(list().map((row) => row.decisionRole)).toEqual(['决策者', '决策者'])
  expect(bulk('title', '主任')).toMatchObject({ changed: 2 })
  expect(bulk('decisionRole', '路人').causes[0]?.cause).toBe('not-a-choice')
  expect(bulk('name', '').causes[0]?.cause).toBe('name-empty')
  expect(bulk('phone', '待补').causes[0]?.cause).toBe('not-phone')
  expect(bulk('email', 'x@').causes[0]?.cause).toBe('not-email')
  expect(bulk('customer', '无此客户').causes[0]?.cause).toBe('no-such-customer')
  bulk('decisionRole', null)
  expect([a, b].map((id) => store.row(id).missing)).toEqual([['decisionRole'], ['decisionRole']])
})

test('rows are appended to customers by name and removed again', () => {
  const done = store.command<{ ids: (number | null)[]; refused: object[] }>('contacts.createMany', {
    fields: ['customer', 'name', 'phone', 'decisionRole'],
    rows: [
      ['上海甲医院', '钱主任', '139 1234 5678', '技术'],
      ['无此客户', '孙工', null, null],
      ['北京乙公司', ' ', null, null],
    ],
  })
  expect(v.parse(contract.contacts.createMany.output, done)).toMatchObject({
    ids: [expect.any(Number), null, null],
    refused: [
      { row: 1, field: 'customer', cause: 'no-such-customer' },
      { row: 2, field: 'name', cause: 'name-empty' },
    ],
  })
  expect(store.open({ search: '钱主任' }).rows).toMatchObject([{ id: a }])
  store.command('contacts.remove', { ids: [done.ids[0]] })
  expect(store.open({ search: '钱主任' }).rows).toEqual([])
  store.command('changes.undo')
  expect(store.open({ search: '钱主任' }).rows).toHaveLength(1)
})

test('the form of a contact is checked as its cells are', () => {
  const save = (more: object) =>
    store.command('customers.saveContact', {
      customerId: a,
      name: '钱多',
      title: null,
      phone: null,
      email: null,
      decisionRole: null,
      ...more,
    })
  expect(() => save({ phone: '没有电话' })).toThrow(/不是电话号码/)
  expect(() => save({ email: '没有邮箱' })).toThrow(/不是邮箱地址/)
  save({ phone: ' １３８ 1234 5678 ', email: ' ａ@example.com ' })
  expect(list({ search: '钱多' })).toMatchObject([{ phone: '13812345678', email: 'a@example.com' }])
  save({ name: '孙少', phone: '  ', email: '' })
  expect(list({ search: '孙少' })).toMatchObject([{ phone: null, email: null }])
})
