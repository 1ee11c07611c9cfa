import { closeSync, openSync, writeSync } from 'node:fs'
import { DemoCustomers } from '../../src-main/features/workspace/demo-customers.ts'
import { fenToText } from '../../src-main/domain/_base/money.ts'
import { writeXlsx } from '../../src-main/adapters/sheets/write-xlsx.ts'

const pieceLength = 1_000_000
const headers = [
  '序号',
  '客户名称',
  '统一社会信用代码',
  '客户类型',
  '行业',
  '区域',
  '省份',
  '城市',
  '业务员',
  '联系人',
  '职务',
  '手机',
  '预算（万元）',
  '年采购额',
  '最近联系日期',
  '服务到期日',
  '来源',
  '标签',
  '备注',
  '简称',
]

/** Rows of a believable list, 20 columns wide; the same seed makes the same list. Names of lists numbered apart never meet. */
export function* customerListRows(rows: number, seed: number, first = 1): Generator<string[]> {
  const customers = new DemoCustomers(seed, '2026-02-25', 12)
  const owners = Array.from({ length: 12 }, (_, n) => `业务员${n + 1}`)
  for (let n = first; n < first + rows; n++) {
    const made = customers.next()
    const [contact] = made.contacts
    yield [
      String(n),
      // The number keeps names apart, so that counts can be foretold.
      `${made.name.slice(0, 2)}${n}号${made.name.slice(2)}`,
      made.uscc ?? '',
      made.type ?? '',
      made.industry ?? '',
      made.region,
      made.province,
      made.city,
      made.owner === null ? '' : (owners[made.owner] ?? ''),
      contact?.name ?? '',
      contact?.title ?? '',
      contact?.phone ?? '',
      made.budgetMinFen === null ? '' : String(made.budgetMinFen / 1_000_000),
      made.annualPurchaseFen === null ? '' : fenToText(made.annualPurchaseFen),
      made.lastContactOn ?? '',
      made.serviceEndOn ?? '',
      made.source ?? '',
      made.tags ?? '',
      made.remark ?? '',
      made.shortName,
    ]
  }
}

export function writeListCsv(path: string, rows: number, seed: number, first = 1): void {
  const file = openSync(path, 'w')
  try {
    // In pieces: half a million rows as one text are more than the app may take to import them.
    let piece = `\ufeff${headers.join(',')}\r\n`
    for (const row of customerListRows(rows, seed, first)) {
      piece += `${row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\r\n`
      if (piece.length < pieceLength) continue
      writeSync(file, piece)
      piece = ''
    }
    writeSync(file, piece)
  } finally {
    closeSync(file)
  }
}

export async function writeListXlsx(path: string, rows: number, seed: number): Promise<void> {
  await writeXlsx(path, [{ name: '客户', columns: headers.map((header) => ({ header })), rows: customerListRows(rows, seed) }])
}
