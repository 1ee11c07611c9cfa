import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkOperation, RowsMeant } from '../../src-preload/contract/_words/grid.ts'
import { deriveCustomer, type ContactFacts, type DeriveFrom } from '../../src-main/domain/customers/derive-customer.ts'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

const seed = Number(process.env['JINGWEI_SEED'] ?? 20_260_225)
const walks = Number(process.env['JINGWEI_WALKS'] ?? 12)
const fields = ['city', 'remark', 'tags', 'annualPurchase', 'type', 'shortName'] as const
type Field = (typeof fields)[number]
/** A row's cells as texts, in the order of `fields`. */
type State = string[][]

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const value = fc.constantFrom('', '1', '20', '甲', '乙、丙', '7万', 'ａｂ')
const operation: fc.Arbitrary<BulkOperation> = fc.oneof(
  value.map((one): BulkOperation => ({ op: 'set', value: one })),
  fc.constant<BulkOperation>({ op: 'clear' }),
  fc
    .array(fc.array(fc.option(value), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
    .map((rows): BulkOperation => ({ op: 'matrix', rows })),
  fc
    .record({
      mode: fc.constantFrom('copy' as const, 'series' as const),
      seeds: fc.integer({ min: 1, max: 3 }),
      upwards: fc.boolean(),
    })
    .map((one): BulkOperation => ({ op: 'fill', ...one })),
  fc.constantFrom<BulkOperation>(
    { op: 'append', values: ['新', '甲'] },
    { op: 'remove', values: ['新', '乙'] },
    { op: 'replace', find: '甲', replacement: '丁' },
    { op: 'formula', formula: '[annualPurchase] * 2' },
    { op: 'formula', formula: '[city] & [remark]' },
  ),
)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      t: fc.constant('bulk' as const),
      operation,
      fields: fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 }),
      first: fc.nat(11),
      length: fc.integer({ min: 1, max: 12 }),
      how: fc.constantFrom('ids' as const, 'range' as const, 'all' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ t: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ t: 'redo' as const }) },
)

/** What a cell says after such a text was written into it. */
function reckoned(field: Field, text: string, before: string): string {
  if (field === 'annualPurchase') return { '': '', '1': '1', '20': '20', '7万': '70000' }[text] ?? before
  if (field === 'type' && text === '') return before
  return field === 'remark' ? text : text.replace('ａｂ', 'ab')
}

test(`random range operations, undos and redos leave the store as a list of states has it (seed ${seed})`, () => {
  const ids = Array.from({ length: 12 }, (_, at) => store.create({ name: `客户${at}`, type: '终端客户' }))
  const state = (): State => {
    const { columns } = store.query<{ columns: string[][] }>('customers.copyRange', {
      rows: { ids },
      fields: [...fields],
      offset: 0,
      limit: 50,
    })
    return ids.map((_, at) => columns.map((column) => column[at] ?? ''))
  }
  const start = state()
  let walk = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
      // Each walk begins with an edit of its own: nothing before it can be redone.
      store.command('customers.edit', { cells: [{ id: ids[0], field: 'industry', value: `行业${walk++}` }] })
      let past: State[] = []
      let future: State[] = []
      let now = state()
      for (const one of steps) {
        if (one.t === 'undo') {
          const before = past.pop()
          if (!before) continue
          store.command('changes.undo')
          future = [now, ...future]
          now = before
        } else if (one.t === 'redo') {
          const [after, ...rest] = future
          store.command('changes.redo')
          if (after) {
            past = [...past, now]
            now = after
            future = rest
          }
        } else {
          const next = bulk(one, now)
          if (JSON.stringify(next) !== JSON.stringify(now)) {
            past = [...past, now]
            future = []
          }
          now = next
        }
        expect(state()).toEqual(now)
      }
      everythingFollows()
      store.bulk({ ids }, [...fields], { op: 'matrix', rows: start.map((cells) => cells) })
    }),
    { seed, numRuns: walks },
  )

  /**
   * Does it, and says what must stand there now. Values and blocks are reckoned here; of other operations the preview's
   * samples say which cells change, and no other may.
   */
  function bulk(
    one: { operation: BulkOperation; fields: Field[]; first: number; length: number; how: string },
    now: State,
  ): State {
    const chosen = ids.slice(one.first, one.first + one.length)
    const { token } = store.open({ sort: [{ field: 'id', direction: 'asc' }] })
    const meant: RowsMeant =
      one.how === 'ids'
        ? { ids: chosen }
        : one.how === 'range'
          ? { token, ranges: [{ first: one.first, last: one.first + one.length - 1 }] }
          : { token, all: true, except: ids.filter((id) => !chosen.includes(id)) }
    const before = JSON.stringify(state())
    const preview = store.preview(meant, one.fields, one.operation)
    expect(JSON.stringify(state())).toBe(before)
    const done = store.bulk(meant, one.fields, one.operation)
    const { samples, ...foreseen } = preview
    const { changeSetId, ...found } = done
    expect(found).toEqual(foreseen)
    expect(changeSetId === null).toBe(done.changed === 0)
    const next = now.map((cells) => [...cells])
    const { operation } = one
    if (operation.op === 'set' || operation.op === 'clear' || operation.op === 'matrix') {
      for (const [index, id] of chosen.entries())
        for (const [column, field] of one.fields.entries()) {
          const block = operation.op === 'matrix' ? operation.rows[index % operation.rows.length] : undefined
          const wanted = block ? block[column % block.length] : operation.op === 'set' ? operation.value : ''
          const cells = next[ids.indexOf(id)]
          const at = fields.indexOf(field)
          if (cells && typeof wanted === 'string') cells[at] = reckoned(field, wanted, cells[at] ?? '')
        }
      return next
    }
    if (done.changed <= samples.length) {
      // All that changes is listed: nothing else may have changed.
      for (const { id, field, before, after } of samples) {
        const cells = next[ids.indexOf(id)]
        const at = fields.indexOf(field as Field)
        expect(cells?.[at]).toBe(before)
        if (cells) cells[at] = after
      }
      return next
    }
    return state()
  }

  function everythingFollows(): void {
    for (const row of store.gate.read.all<DeriveFrom & Record<string, unknown> & { id: number }>('SELECT * FROM customer')) {
      const contacts = store.gate.read.all<ContactFacts>(
        'SELECT name, phone, decision_role FROM contact WHERE customer_id = ?',
        row.id,
      )
      expect(row).toMatchObject(deriveCustomer(row, contacts, defaultRuleSettings))
    }
  }
})
