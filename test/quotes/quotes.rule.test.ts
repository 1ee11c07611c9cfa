import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { brokenAt, chainStart, linkHash, type ChainLink } from '../../src-main/domain/_base/hash-chain.ts'
import { collectionLight } from '../../src-main/domain/quotes/collection-light.ts'
import { numberForLines, versionText } from '../../src-main/domain/quotes/version-number.ts'
import { collectionRisk } from '../../src-main/domain/receivables/collection-risk.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'

const sha256 = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex')
const line = { product: 'X', quantity: '2', price: '10.00' }

test('lines, quantities and prices raise the major', () => {
  const number = { major: 3, minor: 1 }
  const after = (lines: (typeof line)[]) => versionText(numberForLines({ number, lines: [line] }, lines))
  expect(versionText(numberForLines(null, [line]))).toBe('V1.0')
  expect([after([line]), after([{ ...line, price: '10' }]), after([{ ...line, quantity: '2.0' }])]).toEqual([
    'V3.2',
    'V3.2',
    'V3.2',
  ])
  expect([after([{ ...line, price: '10.01' }]), after([{ ...line, quantity: '20' }]), after([]), after([line, line])]).toEqual([
    'V4.0',
    'V4.0',
    'V4.0',
    'V4.0',
  ])
})
test('a chain shows the first link that was touched', () => {
  const contents = [{ total: 1 }, { total: 2 }, { total: 3 }]
  const links: ChainLink[] = []
  for (const content of contents) links.push({ content, hash: linkHash(content, links.at(-1)?.hash ?? chainStart, sha256) })
  expect(brokenAt(links, sha256)).toBe(null)
  expect(brokenAt(links.with(1, { content: { total: 9 }, hash: links[1]?.hash ?? '' }), sha256)).toBe(1)
  expect(brokenAt(links.toSpliced(0, 1), sha256)).toBe(0)
  // Computed apart: SHA-256 of 64 zeros, a line feed and {"a":1}.
  expect(runRule('quote-chain', [{ contents: [{ a: 1 }] }])).toEqual([{ hashes: [sha256(`${'0'.repeat(64)}\n{"a":1}`)] }])
})
test.each([
  [{}, 'green', []],
  [{ creditScore: 59 }, 'red', ['credit-low']],
  [{ creditScore: 60 }, 'yellow', ['credit-middling']],
  [{ creditScore: 80 }, 'yellow', ['credit-middling']],
  [{ creditScore: 81 }, 'green', []],
  [{ onTimeRate: 69.99 }, 'red', ['on-time-low']],
  [{ onTimeRate: 90 }, 'yellow', ['on-time-middling']],
  [{ termDays: 61 }, 'yellow', ['term-above']],
  [{ termDays: 90 }, 'yellow', ['term-above']],
  [{ termDays: 91 }, 'red', ['term-far-above']],
  [{ benchmarkDays: null }, 'yellow', ['term-unknown']],
  [{ creditScore: null, onTimeRate: 10 }, 'red', ['on-time-low', 'credit-unknown']],
])('%o: %s', (over, light, reasons) =>
  expect(collectionLight({ creditScore: 90, onTimeRate: 95, termDays: 60, benchmarkDays: 60, ...over })).toEqual({
    light,
    reasons,
  }),
)
test('collection risk: points with reasons; 90 days or a bounced bill force 高', () => {
  const calm = {
    maxDaysOverdue: 0,
    overdueShare: 0,
    brokenPromises: 0,
    disputes: 0,
    averageDaysLate: [],
    creditUse: null,
    bouncedBill: false,
  }
  expect(collectionRisk(calm)).toEqual({ grade: '低', points: 0, reasons: [] })
  expect(collectionRisk({ ...calm, maxDaysOverdue: 91 })).toMatchObject({ grade: '高', points: 30 })
  expect(collectionRisk({ ...calm, bouncedBill: true })).toEqual({
    grade: '高',
    points: 0,
    reasons: [{ reason: 'bounced-bill', points: 0 }],
  })
  expect(collectionRisk({ ...calm, maxDaysOverdue: 35, averageDaysLate: [1, 2, 3] })).toMatchObject({ grade: '中', points: 29 })
  expect(collectionRisk({ ...calm, maxDaysOverdue: 95, overdueShare: 0.6, brokenPromises: 9, disputes: 1 }).grade).toBe('极高')
})
