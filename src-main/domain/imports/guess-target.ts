import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { CellValue } from './cell-value.ts'
import { proposeColumns, type ColumnProposal } from './column-mapping.ts'
import type { ImportTarget } from './import-target.ts'
import { listOfIds } from './export-ids.ts'
import { normaliseHeader } from './header-text.ts'
import { importTargetsByName } from './targets/all-targets.ts'

export interface TargetGuess {
  readonly target: ImportTargetName
  readonly columns: readonly ColumnProposal[]
  /** How much of the list the columns are, to compare; 0 when its required field is not among them. */
  readonly fit: number
}

/** How strongly these columns speak of a list: sure columns count, and those that only this list could have count more. */
export function fitOf(target: ImportTarget, columns: readonly Pick<ColumnProposal, 'field' | 'confidence'>[]): number {
  const mapped = columns.filter((column) => column.field !== null)
  const required = target.fields.filter((field) => field.required && !field.fillable).map((field) => field.key)
  const names = target.references.length > 0 && target.name === 'contacts' ? ['customer', 'customerCode'] : []
  if (!required.every((key) => mapped.some((column) => column.field === key))) return 0
  if (names.length > 0 && !mapped.some((column) => names.includes(column.field ?? ''))) return 0
  return 1 + mapped.reduce((sum, column) => sum + column.confidence, 0)
}

/**
 * The list that the headers speak of. Customers with a contact in the same row are customers: a list is taken for one of
 * people only where its rows are people's, that is where the person stands before the company or little of the company
 * is told.
 */
export function guessTarget(
  headers: readonly string[],
  samples: readonly (readonly CellValue[])[],
  wanted?: ImportTargetName,
): TargetGuess {
  const guesses = Object.values(importTargetsByName)
    .filter((target) => wanted === undefined || target.name === wanted)
    .map((target): TargetGuess => {
      const columns = proposeColumns(headers, samples, target)
      return { target: target.name, columns, fit: fitOf(target, columns) }
    })
  const by = (name: ImportTargetName) => guesses.find((guess) => guess.target === name)
  const [only] = guesses
  if (guesses.length === 1 && only) return only
  const numbered = numberedList(headers)
  const own = exportedFrom(headers, guesses) ?? likelyRecords(guesses, numbered)
  if (own) return own
  const customers = by('customers') as TargetGuess
  // Better a list that lacks a column, which is said, than customers made of tickets.
  const named = numbered === null || toldOfCompany(customers) > 2 ? undefined : by(numbered)
  if (named) return named
  const contacts = by('contacts') as TargetGuess
  const members = by('members') as TargetGuess
  if (contacts.fit > 0 && (customers.fit === 0 || isAboutPeople(customers, contacts, headers))) return contacts
  if (customers.fit > 0) return customers
  return members.fit > 1.9 && members.columns.filter((column) => column.field !== null).length >= 2 ? members : customers
}

/** The list that one of our own exports came from; null for any other file. */
function exportedFrom(headers: readonly string[], guesses: readonly TargetGuess[]): TargetGuess | null {
  for (const [index, header] of headers.entries()) {
    const list = listOfIds(normaliseHeader(header))
    const guess = guesses.find(({ target }) => target === list)
    if (guess?.columns[index]?.field === 'id') return { ...guess, fit: Math.max(guess.fit, 1 + guess.columns.length) }
  }
  return null
}

/** Columns that a list of records has and no list of customers or people: any one of each group, called by its sure name. */
const signs: Partial<Record<ImportTargetName, readonly (readonly string[])[]>> = {
  leads: [['name'], ['contactName', 'phone', 'source']],
  opportunities: [['customer'], ['stage', 'name', 'number'], ['number', 'name', 'amount', 'expectedClose', 'closedOn']],
  invoices: [['number'], ['customer'], ['net', 'gross']],
  receipts: [['number', 'date'], ['customer'], ['net', 'gross']],
  orders: [['number'], ['customer'], ['net', 'gross']],
  prices: [['product'], ['price'], ['list', 'from']],
  activities: [['kind'], ['at'], ['customer']],
  tickets: [['name'], ['kind'], ['customer'], ['openedAt', 'firstResponseAt', 'closedAt']],
  contracts: [['number', 'name'], ['customer'], ['amount', 'signedOn', 'startsOn', 'endsOn', 'status']],
  meetings: [['name', 'kind', 'summary', 'attendees'], ['customer'], ['heldOn']],
  cocreations: [['name'], ['kind'], ['customer']],
  targets: [['year'], ['subject', 'member', 'region', 'city'], ['m01', 'm04', 'm07', 'm10', 'm12']],
  trials: [['customer'], ['grade', 'model', 'test', 'product'], ['startsOn', 'endsOn', 'outcome']],
  'trial-fits': [['grade'], ['model'], ['test'], ['product']],
  touches: [['customer'], ['name', 'kind'], ['at']],
  indicators: [['name'], ['customer'], ['value'], ['quarter', 'asOf']],
  products: [
    ['code', 'name'],
    ['guidePrice', 'line', 'unit'],
  ],
}
/** Every list of leads speaks of them in some header, be it one that is left out; customers have only a 线索来源. */
const leadWords = /^线索(?!来源)|^lead (?!source)|^lead(?:name|owner|status)|留资/i
/** Words that only lists of that kind use: a list is not taken for one without them. */
const unmistakable: Partial<Record<ImportTargetName, RegExp>> = {
  leads: leadWords,
  opportunities: /阶段|stage|商机|opportunity|赢率/i,
  invoices: /发票|开票|invoice/i,
  receipts: /回款|收款|到账|到款|receipt|payment/i,
  orders: /订单|\border/i,
  prices: /价格表|价目|price ?(?:list|book)|生效|有效期|valid/i,
  activities: /跟进|拜访|活动|沟通|activity|follow-?up|visit/i,
  tickets: /工单|投诉|客诉|受理|报修|报障|首次响应|首响|首次回复|问题(?:描述|类型|分类|标题|内容)|ticket|issue|first ?response/i,
  contracts: /合同|协议|contract|agreement/i,
  meetings: /会议|meeting/i,
  cocreations: /成果|共创|白皮书|专利|outcome|output/i,
  targets: /\d{1,2}月|目标|[一二三四五六七八九十]月|month|target|^(?:jan|apr|jul|oct|dec)/i,
  trials: /试用|trial/i,
  'trial-fits': /科室等级|检测项目|department ?grade/i,
  touches: /触达|来电|来访|inbound/i,
  indicators: /指标|indicator|kpi/i,
  products: /产品|商品|物料|存货|品名|sku|product|item/i,
}

/** What the number that a list keeps for its own rows is called. */
const ownNumbers: readonly (readonly [ImportTargetName, RegExp])[] = [
  ['tickets', /^(?:工单|投诉|客诉|报修)/],
  ['meetings', /^会议/],
  ['contracts', /^(?:合同|协议)/],
  ['orders', /^订单/],
  ['invoices', /^发票/],
  ['receipts', /^(?:回款|收款)/],
  ['trials', /^试用/],
  ['leads', /^线索/],
  ['opportunities', /^商机/],
]

/** The list whose own number stands in the first column that says anything; null where none does. */
function numberedList(headers: readonly string[]): ImportTargetName | null {
  const first = headers.map(normaliseHeader).find((header) => header !== '' && header !== '序号') ?? ''
  if (!/(?:编号|编码|单号|号码|号|id)$/.test(first)) return null
  return ownNumbers.find(([, word]) => word.test(first))?.[0] ?? null
}

/** A list of records, where the headers leave no doubt that it is one; null otherwise. */
function likelyRecords(guesses: readonly TargetGuess[], numbered: ImportTargetName | null): TargetGuess | null {
  let best: TargetGuess | null = null
  for (const guess of guesses) {
    const groups = signs[guess.target]
    const word = unmistakable[guess.target]
    if (!groups || !word) continue
    const sure = guess.columns.filter((column) => column.field !== null && column.confidence >= 0.95)
    const has = (key: string) => sure.some((column) => column.field === key)
    const spoken = guess.target === 'leads' ? guess.columns : sure.filter((column) => column.field !== 'customer')
    const telling = numbered === guess.target || spoken.some((column) => word.test(column.header))
    if (!telling || !groups.every((group) => group.some(has))) continue
    // Goods without a customer are products; with one they are sold.
    if (guess.target === 'products' && guess.columns.some((column) => /客户|customer|account/i.test(column.header))) continue
    if (!best || sure.length > best.columns.filter((column) => column.confidence >= 0.95 && column.field !== null).length)
      best = guess
  }
  return best && { ...best, fit: Math.max(best.fit, 1 + best.columns.filter((column) => column.field !== null).length) }
}

/** What only a company has; a list of people has hardly any of it. */
const companyFields = new Set([
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'budget',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'shortName',
  'owner',
])

const companyColumns = ({ columns }: TargetGuess) =>
  columns.filter((column) => column.field !== null && companyFields.has(column.field) && column.confidence > 0.6)

/** How much is told of a company besides its name and whose it is. */
const toldOfCompany = (customers: TargetGuess) => companyColumns(customers).filter(({ field }) => field !== 'owner').length

function isAboutPeople(customers: TargetGuess, contacts: TargetGuess, headers: readonly string[]): boolean {
  const company = companyColumns(customers)
  const person = contacts.columns.filter((column) =>
    ['name', 'title', 'phone', 'email', 'decisionRole'].includes(column.field ?? ''),
  )
  const name = contacts.columns.find((column) => column.field === 'name')?.index ?? headers.length
  const customer = contacts.columns.find((column) => column.field === 'customer')?.index ?? headers.length
  if (name < customer) return company.length === 0 || (company.length <= 2 && person.length >= 2)
  return company.length === 0 && person.length >= 3
}
