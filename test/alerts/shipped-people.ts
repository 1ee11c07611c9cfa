import type { Life } from './shipped-life.ts'

export type People = ReturnType<typeof settle>

export const approvers = { market: '市场甲', medical: '医学乙', compliance: '合规丙', director: '王总监' } as const
export const nodes = ['market', 'medical', 'compliance', 'director'] as const

/** Who works here, two channels (one that tells repetitions by id, one that cannot), two products for trials. */
export function settle(life: Life) {
  const member = (name: string, role: string, more: object = {}) =>
    life.command<{ id: number }>('members.save', { name, role, region: null, team: null, active: true, ...more }).id
  const director = member('王总监', 'director')
  const manager = member('周经理', 'manager', { region: '华东', team: '一队', managerId: director })
  const reps = ['张伟', '李娜'].map((name) => ({
    name,
    id: member(name, 'rep', { region: '华东', team: '一队', managerId: manager }),
  }))
  const clerk = member('孙助理', 'assistant')
  const reviewers = [member('李产品', 'product'), member('王财务', 'finance'), member('赵法务', 'legal')]
  // They have leads and nothing else.
  const callers = ['钱行', '冯迟', '陈渐'].map((name) => ({ name, id: member(name, 'rep', { managerId: manager }) }))
  for (const node of nodes) {
    const handlerId = node === 'director' ? director : member(approvers[node], 'product')
    life.command('trials.saveDuty', { node, handlerId, escalationId: member(`${node}升级`, 'product') })
  }
  const { ids: products } = life.command<{ ids: number[] }>('products.createMany', {
    fields: ['code', 'name', 'line'],
    rows: [['XY-1', '血氧试剂', '耗材']],
  })
  life.command('trials.saveFit', { grade: '三甲', model: 'JW-100', test: '血氧', productId: products[0] })
  const channel = (kind: string, config: object) =>
    life.store.ask('steps', 'channels.write', { kind, name: kind, enabled: true, minSeverity: 'info', config })
  channel('webhook', { deduplicates: true })
  channel('wecom', {})
  life.command('alert-rules.enable', { key: 'customer-handed-over', enabled: true })
  return { director, manager, reps, callers, clerk, reviewers, product: products[0] as number }
}

let made = 0

export function newCustomer(life: Life, owner: string, more: Readonly<Record<string, string>> = {}): number {
  return life.command<{ id: number }>('customers.create', {
    fields: {
      name: `故事客户${++made}`,
      type: '医院',
      industry: '医疗',
      region: '华东',
      budget: '50万',
      source: '转介绍',
      owner,
      ...more,
    },
    contact: { name: '王工', decisionRole: '采购' },
  }).id
}
