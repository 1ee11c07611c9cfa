import type { QuoteContent, QuoteLine } from '../../src-preload/contract/_words/quote.ts'
import type { TestStore } from '../_harness/test-store.ts'

export const line = (key: string, patch: Partial<QuoteLine> = {}): QuoteLine => ({
  key,
  productCode: `P-${key}`,
  name: `产品 ${key}`,
  spec: null,
  unit: '台',
  quantity: '2',
  guidePrice: { fen: 105_000 },
  price: { fen: 100_000 },
  taxRate: '0.13',
  cost: null,
  ...patch,
})

export const content = (patch: Partial<QuoteContent> = {}): QuoteContent => ({
  title: '检验科设备报价',
  customerId: 1,
  lines: [line('a'), line('b', { quantity: '1.5' })],
  terms: {
    validUntil: '2026-04-30',
    delivery: '合同签订后 30 日',
    warranty: '一年',
    payment: [{ name: '预付款', percent: '30', basis: 'signing', days: 7 }],
    clauses: [{ key: 'c1', title: '验收', text: '到货 7 日内验收。' }],
    remarks: '',
  },
  attachments: [],
  costLock: null,
  ...patch,
})

/** A rep, and one of each approving role. */
export const people = { rep: '张伟', product: '李产品', finance: '王财务', legal: '赵法务', otherFinance: '钱财务' } as const

export function withPeople(store: TestStore): void {
  const roles = { rep: 'rep', product: 'product', finance: 'finance', legal: 'legal', otherFinance: 'finance' } as const
  const known = new Set(store.query<{ name: string }[]>('members.list').map(({ name }) => name))
  for (const [who, name] of Object.entries(people).filter(([, each]) => !known.has(each)))
    store.command('members.save', { name, role: roles[who as keyof typeof roles], region: null, team: null, active: true })
}

/** Runs a command as somebody. */
export function as<T>(store: TestStore, name: string, path: string, input: unknown): T {
  const writing = store.writing as { actor: string }
  const before = writing.actor
  writing.actor = name
  try {
    return store.command<T>(path, input)
  } finally {
    writing.actor = before
  }
}

export function newCustomer(store: TestStore, name = '仁济医院'): number {
  const { ids } = store.command<{ ids: number[] }>('customers.createMany', {
    fields: ['name', 'type'],
    rows: [[name, '医院']],
    allowIncomplete: true,
  })
  return ids[0] as number
}

/** A quote that went the whole way today; whatever stands in its way is explained. Returns its id. */
export function putInForce(store: TestStore, patch: Partial<QuoteContent>): number {
  const { quoteId } = as<{ quoteId: number }>(store, people.rep, 'quotes.create', { content: content(patch) })
  approveWholly(store, quoteId)
  return quoteId
}

interface Standing {
  quote: { current: 'product' | 'finance' | 'legal' | null }
  latestVersionId: number
  content: QuoteContent
}

/** The newest version of a draft through the door and every node that must still act. */
export function approveWholly(store: TestStore, id: number): void {
  const reasons = { collection: '首付 50 %', margin: '战略客户', deviation: '新院首单' }
  as(store, people.rep, 'quotes.submit', { id, reasons })
  const answers = { product: { customDevelopment: false }, legal: { archiveNumber: `FW-${id % 1000}` } }
  for (;;) {
    const { quote, latestVersionId: versionId, content } = store.query<Standing>('quotes.get', { id })
    const node = quote.current
    if (node === null) return
    if (node !== 'finance') as(store, people[node], 'quotes.approve', { id, node, versionId, answers: answers[node] })
    else {
      const costs = Object.fromEntries(content.lines.map(({ key }) => [key, { fen: 1 }]))
      as(store, people.finance, 'quotes.lockCost', { id, versionId, costs, bomReference: 'BOM-1', answers: {} })
    }
  }
}
