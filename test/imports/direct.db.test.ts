import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import { columnsOf } from '../../src-main/store/tables.ts'
import { applyFile, importFileDirectly, stageFile, type StageChoices } from '../_harness/import-into.ts'
import { csvFile } from '../_harness/list-files.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

const header = '客户名称,统一社会信用代码,联系人,手机,负责人,年采购额,备注'
const known = '底库客户有限公司,,,,,,'
const row = fc
  .tuple(
    fc.constantFrom('杭州甲设备有限公司', '杭州甲设备股份有限公司', '宁波乙仪器有限公司', '绍兴丙机械有限公司', '合计', ''),
    fc.constantFrom('91330100MA27XL0X0F', '91330100MA27XL0X1D', 'ABC', ''),
    fc.constantFrom('张三', '李四', ''),
    fc.constantFrom('13812345678', '13812345679', '123', ''),
    fc.constantFrom('王五', '赵六', ''),
    fc.constantFrom('120万', '待核', '3', ''),
    fc.constantFrom('备注', ''),
  )
  .map((cells) => cells.join(','))

/** Everything an import leaves behind, without what no two runs share. */
function left(store: TestStore): unknown {
  const rows = (table: string, but: readonly string[] = []) =>
    store.gate.read.all(
      `SELECT ${columnsOf(table)
        .filter((column) => !but.includes(column))
        .join(', ')} FROM ${table} ORDER BY 1`,
    )
  return ['customer', 'contact', 'member']
    .map((table) => rows(table))
    .concat([
      rows('change_row'),
      rows('change_set', ['at']),
      rows('import_run', ['at', 'milliseconds']),
      rows('import_mapping', ['saved_at']),
    ])
}

/** A store whose clock stands still, so that two of them can be compared. */
function still(): TestStore {
  const store = testStore('2026-02-25')
  store.writing.clock.now = () => '2026-02-25T02:00:00.000Z'
  store.db.prepare(`UPDATE meta SET value = '1' WHERE key = 'replica'`).run()
  return store
}

async function both(files: readonly string[][], choices: StageChoices, look: (staged: TestStore, direct: TestStore) => void) {
  const [one, two] = [still(), still()]
  try {
    // The customers that are there before come in the same way into both.
    for (const store of [one, two])
      applyFile(store, (await stageFile(store, csvFile(store, header, ...(files[0] ?? [])), { fingerprint: 'f' })).stageId)
    const lines = files[1] ?? []
    const staged = await stageFile(one, csvFile(one, header, ...lines), { ...choices, fingerprint: 'g' })
    const applied = applyFile(one, staged.stageId)
    const { staged: seen, findings } = await importFileDirectly(two, csvFile(two, header, ...lines), {
      ...choices,
      fingerprint: 'g',
    })
    expect({ ...seen, stageId: '', sheet: '' }).toEqual({ ...staged, stageId: '', sheet: '' })
    expect({ ...findings, milliseconds: 0 }).toEqual({ ...applied, milliseconds: 0 })
    look(one, two)
  } finally {
    one.close()
    two.close()
  }
}

test('an import without a preview leaves what one with a preview leaves, row for row and entry for entry', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.array(row, { minLength: 1, maxLength: 60 }),
      fc.constantFrom<StageChoices>(
        {},
        { settings: { mode: 'update' } },
        { settings: { mode: 'create' } },
        {
          policies: { annualPurchase: { write: 'empty' }, remark: { blanks: true } },
        },
        { settings: { keys: ['name', 'contactPhone'] } },
      ),
      async (before, lines, choices) => {
        await both(
          [
            [known, ...before],
            [known, ...lines],
          ],
          choices,
          (one, two) => expect(left(two)).toEqual(left(one)),
        )
      },
    ),
    { seed: 20260225, numRuns: 8 },
  )
}, 120_000)

test('a later row finds an earlier one that is no longer in memory', async () => {
  const lines = Array.from({ length: 1200 }, (_, n) => `第${n % 700}号设备有限公司,,联系${n},,王五,${n},`)
  await both([[known], lines], {}, (one, two) => expect(left(two)).toEqual(left(one)))
})

test('nothing is left of one that is cancelled, broken, or has no rows; the store takes the next write', async () => {
  const store = still()
  try {
    const before = JSON.stringify(left(store))
    const lines = Array.from({ length: 900 }, (_, n) => `第${n}号设备有限公司,,,,,,`)
    let asked = 0
    const cancel = () => {
      if (++asked > 3) throw new CallFailed({ code: 'job.cancelled', kind: 'cancelled', message: '', details: {} })
    }
    await expect(importFileDirectly(store, csvFile(store, header, ...lines), {}, { throwIfCancelled: cancel })).rejects.toThrow()
    await expect(importFileDirectly(store, csvFile(store, header))).rejects.toMatchObject({
      failure: { code: 'imports.no-rows' },
    })
    expect(JSON.stringify(left(store))).toBe(before)
    const done = await importFileDirectly(store, csvFile(store, header, ...lines))
    expect(done.findings.counts).toMatchObject({ rows: 900, created: 900 })
    expect(store.command('changes.undo', {})).toBeTruthy()
    expect(store.gate.read.value('SELECT count(*) FROM customer')).toBe(0)
  } finally {
    store.close()
  }
})
