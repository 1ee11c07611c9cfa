import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Policies } from '../../src-main/domain/imports/changes-for.ts'
import type { Identity } from '../../src-main/domain/imports/import-target.ts'
import { customerTarget } from '../../src-main/domain/imports/targets/customer-target.ts'
import { customerImport } from '../../src-main/features/customers/import-entity.ts'
import { noLink } from '../../src-main/features/imports/import-entity.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const names = ['杭州甲设备有限公司', '杭州甲设备股份有限公司', '宁波乙仪器有限公司', '绍兴丙机械有限公司']
const codes = ['91330100MA27XL0X0F', '91330100MA27XL0X1D', '']
const phones = ['13812345678', '13812345679', '']
const people = ['张三', '李四', '']
const keys = ['id', 'uscc', 'name', 'contactPhone']

test('what is read ahead for a batch is what each row would have been told', async () => {
  const lines = names.flatMap((name, at) =>
    people.map((person, n) => `${name}${n === 2 ? '二厂' : ''},${codes[at % 3]},${person},${phones[(at + n) % 3]},备注${at}`),
  )
  applyFile(store, (await stageFile(store, csvFile(store, '客户名称,统一社会信用代码,联系人,手机,备注', ...lines))).stageId)
  const ids = store.gate.read.column<number>('SELECT id FROM customer')
  const keyed = store.gate.read.column<string>('SELECT name_key FROM customer')
  const { read } = store.gate
  const policies = new Policies(
    customerTarget,
    ['name', 'contactPhone', 'contactTitle', 'remark'].map((field) => ({ field, write: 'always' as const, blanks: false })),
  )
  const identity = fc.record({
    id: fc.constantFrom(null, ...ids.map(String), '999999'),
    name: fc.constantFrom(...names),
    nameKey: fc.constantFrom(...keyed, '无此客户'),
    validUscc: fc.constantFrom(null, ...codes.filter(Boolean)),
    phone: fc.constantFrom(null, ...phones.filter(Boolean)),
    city: fc.constantFrom(null, '杭州'),
    contactName: fc.constantFrom(null, ...people.filter(Boolean)),
  }) as fc.Arbitrary<Identity>
  const sorted = (found: readonly { at: number }[]) => [...found].sort((a, b) => a.at - b.at)

  fc.assert(
    fc.property(fc.array(identity, { minLength: 1, maxLength: 20 }), (rows) => {
      const ahead = customerImport.ahead?.(read, rows, keys)
      if (!ahead) throw new Error('customers read ahead')
      for (const row of rows)
        for (const key of keys) {
          const found = customerImport.byKey(read, key, row, noLink)
          expect(sorted(ahead.byKey(key, row, noLink))).toEqual(sorted(found))
          for (const { at } of found) {
            const stored = customerImport.stored(read, at)
            expect(stored).toMatchObject(ahead.stored(at) ?? { gone: true })
            const part = customerTarget.part.map((column) =>
              column === 'name' ? (row['contactName'] ?? null) : column === 'phone' ? (row['phone'] ?? null) : null,
            )
            const record = { values: [], part, references: [] }
            expect(ahead.partChanges(at, record, policies)).toBe(customerImport.partChanges(read, at, record, policies))
          }
        }
    }),
    { seed: 20260225, numRuns: 60 },
  )
})
