import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaperSheet } from '../../src-preload/contract/papers.ts'
import { readStamp, stampText, type PaperStamp } from '../../src-main/domain/quotes/paper-stamp.ts'
import { handbookText } from '../../src-main/domain/policies/handbook-text.ts'
import { stampOf } from '../../src-main/features/papers/read-pdf.ts'
import { deflateSync } from 'node:zlib'
import { speechIn } from '../../src-renderer/text/language.tsx'
import { a4, margins, textWidth, type Mark } from '../../src-renderer/ui/paper/page-flow.ts'
import { paperPdf } from '../../src-renderer/ui/paper/paper-pdf.ts'
import { quotePaper } from '../../src-renderer/views/quotes/paper/quote-paper.ts'
import { wrapText } from '../../src-renderer/ui/paper/wrap-text.ts'

/** Chinese as wide as high, the rest half of it. */
const measure = (text: string, size: number) =>
  Array.from(text).reduce((sum, char) => sum + (char > '\u2e80' ? size : size / 2), 0)

const stamp: PaperStamp = {
  number: 'Q2602-3F9-16BQ1',
  version: 'V3.2',
  versionHash: 'a'.repeat(64),
  voucher: 'JW2602-1TXK8PQ4-7',
  language: 'zh',
}

const line = (at: number) => ({
  name: `全自动生化分析仪 ${at}`,
  code: `P-${at}`,
  spec: '220V 50Hz 含安装调试与两年维保',
  unit: '台',
  quantity: '2',
  price: { fen: 61_200_000 },
  taxPercent: '13',
  amount: { fen: 122_400_000 },
  net: { fen: 108_318_584 },
})
const sheet = (patch: Partial<PaperSheet> = {}): PaperSheet => ({
  quoteId: 1,
  versionId: 2,
  number: stamp.number,
  version: stamp.version,
  voucher: stamp.voucher,
  standing: 'in-force',
  inForce: 'V3.2',
  customerName: '上海交通大学医学院附属仁济医院',
  owner: '张伟',
  on: '2026-02-25',
  title: '检验科设备报价',
  lines: [line(1), line(2)],
  amount: { fen: 244_800_000 },
  net: { fen: 216_637_168 },
  tax: { fen: 28_162_832 },
  amountInWords: '贰佰肆拾肆万捌仟元整',
  terms: {
    validUntil: '2026-04-30',
    delivery: '合同签订后 30 日内',
    warranty: '24 个月',
    payment: [{ name: '预付款', percent: '30', basis: 'signing', days: 7 }],
    clauses: [{ key: 'c', title: '验收', text: '到货 7 日内验收。' }],
    remarks: '',
  },
  attachments: ['注册证.pdf'],
  letterhead: {
    zh: { name: '经纬医疗科技（上海）有限公司', address: '上海市徐汇区漕宝路 1 号', footer: '开户行：工商银行 1001' },
    en: { name: 'Jingwei Medical Technology (Shanghai) Co., Ltd.', address: '1 Caobao Road, Shanghai', footer: '' },
    phone: '021-6400 0000',
    email: 'sales@example.com',
    taxNumber: '91310000',
    logo: null,
    seal: true,
    customerSeal: true,
  },
  stamp: stampText(stamp),
  versionHash: stamp.versionHash,
  ...patch,
})
const words = (pages: readonly (readonly Mark[])[]) =>
  pages.map((page) => page.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])))
const pdfOf = (pages: readonly (readonly Mark[])[], text = stampText(stamp)) =>
  Buffer.from(
    paperPdf(
      pages.map((marks) => ({ jpeg: Uint8Array.of(255, 216, 255, 217), width: 1, height: 1, marks })),
      { title: '报价单', subject: '检验科', keywords: stamp.number, stamp: text },
    ),
  )

test('a stamp is read back from whatever stands around it; one that is cut or no stamp is none', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.stringMatching(/^V\d\.\d$/),
      fc.option(fc.string()),
      (before, after, version, voucher) => {
        const written = { ...stamp, version, voucher: voucher ?? null }
        fc.pre(!after.includes('JINGWEI-PAPER:') && !(voucher ?? '').includes(':END'))
        expect(readStamp(`${before}${stampText(written)}${after}`)).toEqual(written)
      },
    ),
  )
  const text = stampText(stamp)
  for (let cut = 1; cut < text.length; cut++) expect(readStamp(text.slice(0, -cut))).toBeNull()
  expect(readStamp('JINGWEI-PAPER:{}:END')).toBeNull()
})

test('lines are never wider than asked, lose no character, and do not begin with a closing mark', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('检', '验', '，', '。', '（', '）', 'a', 'Z', ' ', '9', '.', '、', '😀'), { maxLength: 120 }),
      fc.integer({ min: 30, max: 200 }),
      (chars, width) => {
        const text = chars.join('')
        const lines = wrapText(text, width, 10, measure)
        for (const line of lines) expect(measure(line, 10)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      },
    ),
  )
  expect(wrapText('检验科设备，安装。', 50, 10, measure)).toEqual(['检验科设', '备，安装。'])
  expect(wrapText('one two three', 40, 10, measure)).toEqual(['one two', 'three'])
  expect(wrapText('甲\n\n乙', 40, 10, measure)).toEqual(['甲', '', '乙'])
})

test.each(['zh-CN', 'en'] as const)('a page says who, what, how much, which version and voucher (%s)', (language) => {
  const [page = []] = words(quotePaper(sheet(), speechIn(language), measure, null))
  const all = page.join('\n')
  const { letterhead } = sheet()
  expect(all).toContain((language === 'en' ? letterhead.en : letterhead.zh).name)
  for (const part of ['V3.2', 'JW2602-1TXK8PQ4-7', '2026-04-30', '¥2,448,000.00', '注册证.pdf', 'aaaaaaaaaaaaaaaa'])
    expect(all).toContain(part)
  expect(all.includes('贰佰肆拾肆万捌仟元整')).toBe(language === 'zh-CN')
  expect(all).not.toContain(speechIn(language).words.quotes.paper.draft)
})

test('what is not in force says so', () => {
  const say = speechIn('zh-CN').words.quotes.paper
  const draft = words(quotePaper(sheet({ standing: 'draft', voucher: null }), speechIn('zh-CN'), measure, null)).flat()
  expect(draft).toContain(say.draft)
  expect(draft.join()).not.toContain('JW2602')
  const old = words(
    quotePaper(sheet({ standing: 'superseded', voucher: null, inForce: 'V4.0' }), speechIn('zh-CN'), measure, null),
  ).flat()
  expect(old).toContain(say.superseded('V4.0'))
})

test('sixty lines and long clauses go over pages: the heading on each, nothing outside the margins, every line there once', () => {
  const lines = Array.from({ length: 60 }, (_, at) => line(at + 1))
  const long = '因不可抗力造成的延误，双方互不承担责任。'.repeat(200)
  const terms = { ...sheet().terms, clauses: [{ key: 'c', title: '不可抗力', text: long }] }
  const pages = quotePaper(sheet({ lines, terms }), speechIn('zh-CN'), measure, { width: 300, height: 100 })
  expect(pages.length).toBeGreaterThan(4)
  const texts = words(pages)
  for (const one of lines) expect(texts.flat().filter((text) => text === one.code)).toHaveLength(1)
  const withRows = texts.filter((page) => page.some((text) => /^P-\d+$/.test(text)))
  for (const page of withRows) expect(page).toContain('单价（元）')
  for (const [at, page] of texts.entries()) expect(page).toContain(`第 ${at + 1} 页，共 ${pages.length} 页`)
  for (const mark of pages.flat()) {
    if (mark.kind !== 'text') continue
    expect(mark.x).toBeGreaterThanOrEqual(margins.side - 0.01)
    expect(mark.x + mark.width).toBeLessThanOrEqual(margins.side + textWidth + 0.01)
    expect(mark.y).toBeLessThanOrEqual(a4.height - 20)
  }
  // What flows stays above the foot.
  for (const page of pages) {
    const foot = page.findIndex((mark) => mark.kind === 'line' && mark.y > a4.height - margins.bottom)
    for (const mark of page.slice(0, foot))
      if (mark.kind === 'text') expect(mark.y).toBeLessThanOrEqual(a4.height - margins.bottom + 1)
  }
})

test('a PDF carries its stamp and its words, is the same for the same pages, and other words make another file', () => {
  const pages = quotePaper(sheet(), speechIn('zh-CN'), measure, null)
  const pdf = pdfOf(pages)
  expect(stampOf(pdf)).toEqual(stamp)
  expect(pdfOf(pages).equals(pdf)).toBe(true)
  expect(pdfOf(quotePaper(sheet({ amount: { fen: 1 } }), speechIn('zh-CN'), measure, null)).equals(pdf)).toBe(false)
  const text = pdf.toString('latin1')
  const hexOf = (plain: string) => Buffer.from(plain, 'utf16le').swap16().toString('hex')
  expect(text).toContain(hexOf('JW2602-1TXK8PQ4-7'))
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at))
  for (const [index, at] of offsets.entries()) expect(text.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`))
})

test('a stamp that another program packed away is found; a file without one has none', () => {
  const packed = deflateSync(Buffer.from(`<< /JingweiPaper (${stampText(stamp)}) >>`, 'latin1'))
  const file = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n'),
    packed,
    Buffer.from('\nendstream\nendobj\n%%EOF'),
  ])
  expect(stampOf(file)).toEqual(stamp)
  expect(stampOf(Buffer.from('%PDF-1.7\nstream\nxx\nendstream stream endstream'))).toBeNull()
  expect(stampOf(Buffer.from('%PDF-1.7 stream'))).toBeNull()
})

test('the handbook in a notice: five entries in short, how many more, or that it is empty', () => {
  const entry = (at: number) => ({ name: `异议 ${at}`, answer: `答法 ${at}\n第二行` })
  expect(handbookText([])).toContain('手册还是空的')
  expect(handbookText([entry(1)])).toBe('1. 异议 1 → 答法 1 第二行')
  const many = handbookText(Array.from({ length: 8 }, (_, at) => ({ name: `异议 ${at}`, answer: '答'.repeat(500) })))
  expect(many).toContain('另有 3 条')
  expect(Buffer.byteLength(many)).toBeLessThan(2048)
})
