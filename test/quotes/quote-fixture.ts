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
  for (const [who, name] of Object.entries(people))
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
