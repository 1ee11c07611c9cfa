import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStoredEvents } from '../../src-main/domain/quotes/stored-events.ts'
import { approvalNodes, type QuoteContent } from '../../src-preload/contract/_words/quote.ts'
import { isBelowMargin, missingAnswers } from '../../src-main/domain/quotes/approval-duties.ts'
import { canonicalJson } from '../../src-main/domain/_base/canonical-json.ts'
import { compareQuotes } from '../../src-main/domain/quotes/compare-quotes.ts'
import { nextVersion, quoteChanges } from '../../src-main/domain/quotes/quote-changes.ts'
import { partText } from '../../src-main/domain/quotes/quote-parts.ts'
import { quoteTotals } from '../../src-main/domain/quotes/quote-totals.ts'
import { firstBrokenLink, versionHash, type VersionLink } from '../../src-main/domain/quotes/version-chain.ts'
import { isVoucherNumber, voucherNumber, voucherOf } from '../../src-main/domain/quotes/voucher-number.ts'
import { content, line } from './quote-fixture.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('amounts are exact to the fen: each line once, sums of rounded lines', () => {
  const totals = quoteTotals({
    lines: [
      line('a', { quantity: '3', price: { fen: 3333 }, cost: { fen: 2000 } }),
      line('b', { quantity: '0.333', price: { fen: 100 }, cost: { fen: 10 } }),
    ],
  })
  expect(totals.lines.map(({ amount }) => amount)).toEqual([9999, 33])
  expect(totals.amount).toBe(10_032)
  // 9999 / 1.13 = 8848.67…, 33 / 1.13 = 29.2…
  expect(totals.net).toBe(8849 + 29)
  expect(totals.tax).toBe(10_032 - 8878)
  expect(totals.cost).toBe(6000 + 3)
  expect(totals.marginFen).toBe(8878 - 6003)
  expect(totals.marginPercent).toBe('32.38')
})

test('what is not known is no figure: no cost, no list price, no lines', () => {
  const totals = quoteTotals({ lines: [line('a', { guidePrice: null })] })
  expect(totals).toMatchObject({ cost: null, marginFen: null, marginPercent: null, discountPercent: null, linesWithoutCost: 1 })
  expect(quoteTotals({ lines: [] })).toMatchObject({ amount: 0, cost: null, marginPercent: null })
  expect(() =>
    quoteTotals({ lines: [line('a', { quantity: '999999999999', price: { fen: Number.MAX_SAFE_INTEGER } })] }),
  ).toThrow(RangeError)
})

test('19.999 % is below a minimum of 20 %, 20 % is not', () => {
  const costs = (net: number, cost: number) =>
    content({ lines: [line('a', { quantity: '1', price: { fen: net }, taxRate: '0', cost: { fen: cost } })] })
  expect(isBelowMargin(costs(100_000, 80_001), { minimumMarginPercent: 20 })).toBe(true)
  expect(isBelowMargin(costs(100_000, 80_000), { minimumMarginPercent: 20 })).toBe(false)
})

test('lines, quantities and prices raise the major, anything else the minor (rule C1)', () => {
  const before = content()
  const after = (patch: Partial<QuoteContent>) => nextVersion({ major: 3, minor: 1 }, quoteChanges(before, content(patch)))
  expect(nextVersion(null, [])).toEqual({ major: 1, minor: 0 })
  expect(after({})).toBeNull()
  expect(after({ lines: [line('a'), line('b', { quantity: '1.50' })] })).toBeNull()
  expect(after({ lines: [line('a'), line('b', { quantity: '2' })] })).toEqual({ major: 4, minor: 0 })
  expect(after({ lines: [line('a', { price: { fen: 99_999 } }), line('b', { quantity: '1.5' })] })).toEqual({
    major: 4,
    minor: 0,
  })
  expect(after({ lines: [line('a')] })).toEqual({ major: 4, minor: 0 })
  expect(after({ lines: [line('a', { cost: { fen: 1 } }), line('b', { quantity: '1.5' })] })).toEqual({ major: 3, minor: 2 })
  expect(after({ title: '另一个标题' })).toEqual({ major: 3, minor: 2 })
  expect(after({ terms: { ...before.terms, warranty: '两年' } })).toEqual({ major: 3, minor: 2 })
})

test('side by side: added, removed where it stood, changed fields, moved', () => {
  const before = content({ lines: [line('a'), line('b'), line('c'), line('d')] })
  const after = content({ lines: [line('d'), line('a', { price: { fen: 1 } }), line('e'), line('c')] })
  const compared = compareQuotes(before, after)
  expect(compared.lines.map(({ key, kind, fields }) => [key, kind, fields.join()])).toEqual([
    ['d', 'moved', ''],
    ['a', 'changed', 'price'],
    ['b', 'removed', ''],
    ['e', 'added', ''],
    ['c', 'moved', ''],
  ])
  expect(compared.lines[1]).toMatchObject({ amountBefore: 200_000, amountAfter: 2 })
})

test('whatever changes in a content is part of what some node answers for', () => {
  const changes: Partial<QuoteContent>[] = [
    { title: 'x' },
    { customerId: 2 },
    { lines: [line('a', { spec: '新规格' }), line('b', { quantity: '1.5' })] },
    { lines: [line('a', { taxRate: '0.06' }), line('b', { quantity: '1.5' })] },
    { attachments: [{ name: 'a.pdf', kind: 'other', bytes: 3, sha256: 'a'.repeat(64) }] },
    { terms: { ...content().terms, remarks: 'x' } },
    { terms: { ...content().terms, validUntil: null } },
    { terms: { ...content().terms, delivery: 'x' } },
    { terms: { ...content().terms, payment: [] } },
    { terms: { ...content().terms, clauses: [] } },
  ]
  for (const change of changes) {
    const differs = approvalNodes.filter((node) => partText(node, content()) !== partText(node, content(change)))
    expect(differs, JSON.stringify(change)).not.toEqual([])
  }
})

test('what each node must answer (rule C2)', () => {
  const rule = { minimumMarginPercent: 20 }
  const costed = content({
    lines: [line('a', { cost: { fen: 10 } })],
    costLock: { by: '王财务', at: '2026-02-15T02:22:00.000Z', bomReference: 'BOM-7' },
  })
  const dear = content({ ...costed, lines: [line('a', { cost: { fen: 99_000 } })] })
  expect(missingAnswers('product', content(), {}, false, rule)).toEqual(['custom-development'])
  expect(missingAnswers('product', content(), { customDevelopment: false }, false, rule)).toEqual([])
  expect(missingAnswers('finance', content(), {}, false, rule)).toEqual(['cost-of-every-line', 'bom-reference'])
  expect(missingAnswers('finance', costed, {}, false, rule)).toEqual([])
  expect(missingAnswers('finance', dear, {}, false, rule)).toEqual(['below-margin-reason'])
  expect(missingAnswers('finance', costed, {}, true, rule)).toEqual(['cost-detail-attachment'])
  expect(missingAnswers('legal', content(), {}, false, rule)).toEqual(['archive-number'])
})

/** How hashes of quotes were spelled before there was one spelling: what is stored was written so. */
function spelledBefore(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => spelledBefore(each ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${spelledBefore(each)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

test('one spelling: the same whatever the order of keys, it reads back, and it is the one that stored hashes were made of', () => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(tie('tree'), fc.constant(undefined)), { maxLength: 4 }),
      fc.dictionary(fc.string(), fc.oneof(tie('tree'), fc.constant(undefined)), { maxKeys: 5 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      const shuffled = JSON.parse(JSON.stringify(plain), (_, each: unknown) =>
        typeof each === 'object' && each !== null && !Array.isArray(each)
          ? Object.fromEntries(Object.entries(each).reverse())
          : each,
      ) as unknown
      const text = canonicalJson(value)
      expect(canonicalJson(shuffled)).toBe(text)
      expect(JSON.parse(text)).toEqual(plain)
      expect(spelledBefore(value)).toBe(text)
    }),
  )
  expect(() => canonicalJson({ rate: 0.13 })).toThrow(RangeError)
})

test('a chain finds every changed byte, a swap, a gap and a forged link', () => {
  const links: VersionLink[] = []
  for (let n = 1; n <= 4; n++) {
    const text = canonicalJson(content({ title: `第 ${n} 版` }))
    const link = {
      quoteId: 7,
      sequence: n,
      major: n,
      minor: 0,
      author: '张伟',
      at: `2026-02-0${n}T01:00:00.000Z`,
      reason: '',
      outside: false,
      content: text,
      contentHash: sha256(text),
      previousHash: links.at(-1)?.hash ?? '',
    }
    links.push({ ...link, hash: versionHash(link, sha256) })
  }
  expect(firstBrokenLink(links, sha256)).toBeNull()
  const tampered = (at: number, patch: Partial<VersionLink>) => links.map((link, n) => (n === at ? { ...link, ...patch } : link))
  const second = links[1] as VersionLink
  fc.assert(
    fc.property(fc.nat(second.content.length - 1), (at) => {
      const changed = second.content.slice(0, at) + (second.content[at] === 'x' ? 'y' : 'x') + second.content.slice(at + 1)
      expect(firstBrokenLink(tampered(1, { content: changed }), sha256)).toEqual({ sequence: 2, why: 'content' })
    }),
  )
  for (const patch of [{ author: '李四' }, { at: '2026-02-03T00:00:00.000Z' }, { reason: 'x' }, { major: 9 }, { outside: true }])
    expect(firstBrokenLink(tampered(1, patch), sha256)).toEqual({ sequence: 2, why: 'link' })
  const rewritten = canonicalJson(content({ title: '改过' }))
  const forged = { ...second, content: rewritten, contentHash: sha256(rewritten) }
  expect(firstBrokenLink(tampered(1, { ...forged, hash: versionHash(forged, sha256) }), sha256)).toEqual({
    sequence: 3,
    why: 'previous',
  })
  expect(firstBrokenLink([links[0] as VersionLink, links[2] as VersionLink], sha256)).toEqual({ sequence: 3, why: 'order' })
})

test('a voucher number finds a wrong character and swapped neighbours', () => {
  const voucher = voucherNumber(6_541_862_258_951_813, '2026-02-25')
  expect(voucher).toMatch(/^JW2602-[0-9A-Z]+-[0-9A-Z]$/)
  expect(isVoucherNumber(voucher)).toBe(true)
  expect(voucherOf(`  ${voucher.toLowerCase().replaceAll('-', ' ')} `)).toBe(voucher)
  const plain = voucher.replaceAll('-', '')
  for (let at = 2; at < plain.length; at++) {
    for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
      if (char !== plain[at])
        expect(isVoucherNumber(plain.slice(0, at) + char + plain.slice(at + 1)), `${char} at ${at}`).toBe(false)
    const next = plain[at + 1]
    if (next !== undefined && next !== plain[at])
      expect(isVoucherNumber(plain.slice(0, at) + next + (plain[at] ?? '') + plain.slice(at + 2))).toBe(false)
  }
})

test('a clock set back between two acts stops no node: the chain says what came after what', () => {
  const parts = { id: 1, product_part: 'p', finance_part: 'f', legal_part: 'l' }
  const event = (at: string, type: 'submit' | 'return', node: 'product' | null = null) =>
    ({ id: 1, at, by: '张伟', type, node, version_id: 1, data: '{}' }) as const
  const events = readStoredEvents(
    [
      event('2026-02-24T02:00:00.000Z', 'submit'),
      event('2026-02-25T02:00:02.000Z', 'return', 'product'),
      event('2026-02-25T02:00:01.000Z', 'submit'),
    ],
    [parts],
  )
  expect(events.map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-02-24T02:00:00.000Z',
    '2026-02-25T02:00:02.000Z',
    '2026-02-25T02:00:02.000Z',
  ])
})
