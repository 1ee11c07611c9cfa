import { foldText } from '../_base/text.ts'
import { normaliseDecisionRole } from '../customers/decision-role.ts'
import { normalisePhone } from '../identifiers/phone.ts'
import { checkUscc } from '../identifiers/uscc.ts'
import { defaultRegions, normaliseProvince } from '../regions/regions.ts'
import type { CellValue } from './cell-value.ts'
import { readHeader, type HeaderText } from './header-text.ts'
import { looksLikePerson } from '../questions/people.ts'
import { columnLetters } from './column-letters.ts'
import { listOfIds } from './export-ids.ts'
import { fieldOf, type ImportTarget } from './import-target.ts'
import { importTargetsByName } from './targets/all-targets.ts'

export { headerWord } from './header-word.ts'

export interface ColumnProposal {
  readonly index: number
  readonly header: string
  readonly field: string | null
  /** 0–1; 0 for a column left out. */
  readonly confidence: number
  readonly by: 'header' | 'values' | 'none'
  /** What figures without a unit are multiplied by; 1 but for budget and annual purchase. */
  readonly scale: number
}

const regionWords: ReadonlySet<string> = new Set([
  ...defaultRegions,
  '中南',
  '全国',
  '海外',
  '东部',
  '西部',
  '南部',
  '北部',
  '中部',
])
const companyEnding =
  /(?:公司|集团|医院|厂|大学|学院|研究院|研究所|检验所|卫生院|保健院|中心|合作社|事务所|商行|门店|超市|药房|诊所)(?:\(.*\))?$|\b(?:inc|corp|corporation|ltd|llc|co|company|gmbh|group|plc)\.?$/i
const digitsOnly = /^[\d\s.,-]+$/

/** Texts of a column's samples, folded, blanks left out. */
function sampleTexts(samples: readonly CellValue[]): string[] {
  const texts: string[] = []
  for (const cell of samples) {
    const text = typeof cell === 'number' ? String(cell) : typeof cell === 'string' && cell.length <= 200 ? foldText(cell) : ''
    if (text !== '') texts.push(text)
  }
  return texts
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length
}

const looks: readonly (readonly [string, number, (text: string) => boolean])[] = [
  ['uscc', 0.8, (text) => ['checksum', null].includes(checkUscc(text).reason) && !/^[A-Z]+$/.test(text)],
  ['contactEmail', 0.7, (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)],
  ['contactPhone', 0.65, (text) => ['mobile', 'landline', 'service'].includes(normalisePhone(text).kind ?? '')],
  ['name', 0.6, (text) => companyEnding.test(text)],
  ['province', 0.6, (text) => normaliseProvince(text) !== null],
  ['region', 0.55, (text) => regionWords.has(text.replace(/(?:大区|区域|地区|区)$/, ''))],
  ['decisionRole', 0.55, (text) => normaliseDecisionRole(text) !== null],
]

/** Where there is no header at all, who looks like a person is the customer's: nothing else says so. */
const namelessLooks: typeof looks = [
  ...looks,
  ['contactName', 0.5, (text) => looksLikePerson(text)],
  ['city', 0.5, (text) => /^[\u4e00-\u9fa5]{2,6}市$/.test(text)],
]

interface Candidate {
  readonly index: number
  readonly field: string
  readonly confidence: number
  readonly by: 'header' | 'values'
}

/** Takes back what the header promises when the values plainly say otherwise. */
function plausibility(field: string, texts: readonly string[]): number {
  if (texts.length < 3) return 1
  const figures = share(texts, (text) => digitsOnly.test(text))
  switch (field) {
    case 'name':
    case 'contactName':
    case 'owner':
    case 'industry':
    case 'region':
      return figures > 0.6 ? 0.4 : 1
    case 'uscc':
      return share(texts, (text) => text.replace(/[\s-]/g, '').length >= 15) < 0.3 ? 0.6 : 1
    case 'contactPhone':
      return share(texts, (text) => /\d{5}/.test(text.replace(/[\s()-]/g, ''))) < 0.3 ? 0.5 : 1
    default:
      return 1
  }
}

/** Ours are integers beyond 2³²; whether these are really of this workspace is for the store to say. */
const idHeader = /^(?:客户|联系人|成员|系统|记录)?(?:编号|id)$|^(?:customer|contact|member|record|system)?(?:id|no)$/
const leastOwnId = 2 ** 32

const ownId = /^[#＃]?\d{10,16}$/

/** The number that an id's text says, with or without the `#` that keeps spreadsheet programs from rounding it. */
export function idOf(text: string): number {
  return Number(text.replace(/^[#＃]/, ''))
}

function isOwnIds(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => ownId.test(text) && idOf(text) > leastOwnId)
}

/** The field of this list that has such values; looks are named by customers' fields. */
function lookedFor(target: ImportTarget, look: string): string | null {
  if (target.name === 'customers') return look
  if (target.name === 'members') return look === 'contactName' ? 'name' : look === 'region' ? look : null
  if (target.name === 'contacts')
    return (
      {
        name: 'customer',
        contactName: 'name',
        contactEmail: 'email',
        contactPhone: 'phone',
        uscc: 'customerCode',
        decisionRole: 'decisionRole',
      }[look] ?? null
    )
  return null
}

/** A sheet about goods or orders: its 类别 is the goods' category, its names are not customers'. */
const goodsHeader = /产品|商品|货品|物料|子类别|^sku|product|^item/

function candidatesOf(
  target: ImportTarget,
  index: number,
  header: HeaderText,
  texts: readonly string[],
  aboutGoods: boolean,
): Candidate[] {
  const byHeader: Candidate[] = []
  const mayBeIds = idHeader.test(header.leaf) || listOfIds(header.leaf) === target.name
  if (mayBeIds && isOwnIds(texts)) return [{ index, field: 'id', confidence: 0.95, by: 'header' }]
  for (const { field, confidence } of target.vocabulary.guess(header)) {
    if (
      aboutGoods &&
      confidence < 1 &&
      (field === 'type' || field === 'name') &&
      header.leaf !== '细分' &&
      header.leaf !== '客户'
    )
      continue
    byHeader.push({ index, field, confidence: confidence * plausibility(field, texts), by: 'header' })
  }
  if (byHeader.length > 0 || texts.length < 2) return byHeader
  for (const [look, confidence, test] of header.leaf === columnLetters(index).toLowerCase() ? namelessLooks : looks) {
    const field = lookedFor(target, look)
    if (field === null) continue
    const fit = share(texts, test)
    if (fit >= 0.6) return [{ index, field, confidence: Math.round(confidence * fit * 100) / 100, by: 'values' }]
  }
  return []
}

/**
 * The multiplier of a money column: the unit its header names, else 1. Budgets without any unit that are all whole
 * figures below 5000 are taken as 万元, the way budgets are spoken of; nobody budgets 80 yuan.
 */
function scaleOf(target: ImportTarget, field: string | null, header: HeaderText, texts: readonly string[]): number {
  // A column that nobody takes may yet become an amount of the workspace's own.
  if (field === null) return header.scale ?? 1
  const kind = fieldOf(target, field)?.kind
  if (kind !== 'money' && kind !== 'budget') return 1
  if (header.scale !== null) return header.scale
  const short = texts.length >= 5 && texts.every((text) => /^\d{1,4}$/.test(text) && Number(text) <= 5000)
  return field === 'budget' && short ? 10_000 : 1
}

/** Below this a proposal is noise. */
const leastConfidence = 0.4

/**
 * Proposes a field for each column from its header's synonyms and, where the header says nothing, from the look of its
 * values (`sampleColumns[i]`: some cells of column i). Each field is given once, to the surest column, the leftmost
 * among equals. Serial numbers and columns that are nothing of a customer's get null.
 */
export function proposeColumns(
  headers: readonly string[],
  sampleColumns: readonly (readonly CellValue[])[],
  target: ImportTarget = importTargetsByName.customers,
): ColumnProposal[] {
  const read = headers.map(readHeader)
  const texts = headers.map((_, index) => sampleTexts(sampleColumns[index] ?? []))
  const aboutGoods = read.some((header) => goodsHeader.test(header.leaf))
  const candidates = read.flatMap((header, index) => candidatesOf(target, index, header, texts[index] ?? [], aboutGoods))
  candidates.sort((a, b) => b.confidence - a.confidence || a.index - b.index)
  const byColumn = new Map<number, Candidate>()
  const taken = new Set<string>()
  for (const candidate of candidates) {
    if (candidate.confidence < leastConfidence || byColumn.has(candidate.index) || taken.has(candidate.field)) continue
    byColumn.set(candidate.index, candidate)
    taken.add(candidate.field)
  }
  return headers.map((header, index): ColumnProposal => {
    const chosen = byColumn.get(index)
    const field = chosen?.field ?? null
    const scale = scaleOf(target, field, read[index] ?? readHeader(header), texts[index] ?? [])
    return { index, header, field, confidence: chosen?.confidence ?? 0, by: chosen?.by ?? 'none', scale }
  })
}
