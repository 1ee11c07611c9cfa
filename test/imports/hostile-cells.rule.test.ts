import { expect, test } from 'vitest'
import { foldText, isBlankText } from '../../src-main/domain/_base/text.ts'
import { companyNameKey, legalForm } from '../../src-main/domain/customers/company-name-key.ts'
import { inferDecisionRole, normaliseDecisionRole } from '../../src-main/domain/customers/decision-role.ts'
import { normalisePhone } from '../../src-main/domain/identifiers/phone.ts'
import { checkUscc } from '../../src-main/domain/identifiers/uscc.ts'
import { headerWord, proposeColumns } from '../../src-main/domain/imports/column-mapping.ts'
import { columnDateOrder, readAmount, readBudget, readDate, readTags, readText } from '../../src-main/domain/imports/read-cell.ts'
import { findHeader, isTotalRow } from '../../src-main/domain/imports/find-header.ts'
import { regionOfProvince } from '../../src-main/domain/regions/regions.ts'

const million = 1_000_000
const cells = [
  ...[
    ',',
    ' ',
    '(',
    ')',
    '1',
    '一',
    '万',
    '公司',
    '-',
    '. ',
    '合计',
    '\u0301',
    '\ud800',
    '\0',
    '😀',
    '　',
    '年',
    '不到',
    '1-',
  ].map((c) => c.repeat(million / c.length)),
  `(${'a'.repeat(million)}`,
  '<script>alert(1)</script>',
  '=1+1',
  '\u202e乱序',
]

test('a cell of a megabyte of anything is read in a moment, and nothing throws', () => {
  for (const cell of cells) {
    const label = `${cell.slice(0, 12)} ${cell.length}`
    const started = performance.now()
    foldText(cell)
    isBlankText(cell)
    companyNameKey(cell)
    legalForm(cell)
    inferDecisionRole(cell)
    normaliseDecisionRole(cell)
    normalisePhone(cell)
    checkUscc(cell)
    regionOfProvince(cell)
    headerWord(cell)
    readDate(cell, { order: 'ymd' })
    readAmount(cell, 10_000)
    readBudget(cell, 1)
    readText(cell)
    readTags(cell)
    columnDateOrder([cell, cell])
    isTotalRow([cell])
    const found = findHeader(
      [
        { number: 1, cells: [cell, 'b'] },
        { number: 2, cells: [cell, cell] },
      ],
      headerWord,
    )
    proposeColumns([cell, ...found.headers], [[cell], [cell]])
    // Linear work takes tens of milliseconds; a quadratic pattern would take minutes.
    expect(performance.now() - started, label).toBeLessThan(5000)
  }
})
