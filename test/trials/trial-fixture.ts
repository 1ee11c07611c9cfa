import type { TrialRow } from '../../src-preload/contract/trials.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

/** Somebody else at the desk for one call. */
export function as<T>(store: ServiceStore, name: string, method: string, input: unknown): T {
  const writing = store.writing as { actor: string }
  const before = writing.actor
  writing.actor = name
  try {
    return store.command<T>(method, input)
  } finally {
    writing.actor = before
  }
}

export const code = (work: () => unknown): string | null => {
  try {
    work()
  } catch (error) {
    return (error as { failure?: { code: string } }).failure?.code.replace(/^trials\./, '') ?? String(error)
  }
  return null
}

export interface TrialDesk {
  readonly store: ServiceStore
  readonly ids: Readonly<Record<string, number>>
  readonly customer: number
  readonly products: readonly number[]
  apply(more?: object): number
  row(id: number): TrialRow
  /** All four nodes say yes, each by its own person. */
  approveAll(id: number): void
}

export const approvers = { market: '市场甲', medical: '医学乙', compliance: '合规丙', director: '王总监' } as const
export const escalations = { market: '市场头', medical: '医学头', compliance: '合规头', director: '赵副总' } as const

/** A Wednesday morning: four approvers with their escalation persons, two products in the cascade, one customer. */
export function trialDesk(start = '2026-02-25 09:00'): TrialDesk {
  const store = serviceStore(start)
  const ids: Record<string, number> = { 张伟: store.members.owner, 王总监: store.members.director, 赵副总: store.members.vp }
  for (const name of [...Object.values(approvers), ...Object.values(escalations)])
    ids[name] ??= store.command<{ id: number }>('members.save', {
      name,
      role: 'product',
      region: null,
      team: null,
      active: true,
    }).id
  for (const node of Object.keys(approvers) as (keyof typeof approvers)[])
    store.command('trials.saveDuty', { node, handlerId: ids[approvers[node]], escalationId: ids[escalations[node]] })
  const customer = store.customer('上海中山医院', 'A')
  const { ids: products } = store.command<{ ids: number[] }>('products.createMany', {
    fields: ['code', 'name', 'line'],
    rows: [
      ['XY-1', '血氧试剂', '耗材'],
      ['XD-2', '心电试剂', '耗材'],
    ],
  })
  const lines = [
    ['三甲', 'JW-100', '血氧', products[0]],
    ['三甲', 'JW-100', '心电', products[1]],
    ['二甲', 'JW-100', '血氧', products[0]],
    ['二甲', 'JW-100', '血氧', products[1]],
  ] as const
  for (const [grade, model, test, productId] of lines) store.command('trials.saveFit', { grade, model, test, productId })
  const row = (id: number) =>
    store.query<{ rows: TrialRow[] }>('trials.list', { filter: { field: 'id', op: 'eq', value: id }, offset: 0, limit: 1 })
      .rows[0] as TrialRow
  return {
    store,
    ids,
    customer,
    products,
    row,
    apply: (more = {}) =>
      as<{ id: number }>(store, '张伟', 'trials.apply', {
        customerId: customer,
        grade: '三甲',
        model: 'JW-100',
        test: '血氧',
        productId: products[0],
        startsOn: '2026-02-26',
        endsOn: '2026-03-10',
        submit: true,
        ...more,
      }).id,
    approveAll(id) {
      for (const node of Object.keys(approvers) as (keyof typeof approvers)[])
        as(store, approvers[node], 'trials.approve', { id, node })
    },
  }
}
