import type { Filter } from '../../src-preload/contract/_words/filter.ts'
import type { OpportunityRow } from '../../src-preload/contract/pipeline.ts'
import { testStore, type TestStore } from './test-store.ts'

export interface PipelineStore extends TestStore {
  /** Opportunities from texts by field; ids in order. */
  deals(fields: readonly string[], rows: readonly (readonly (string | null)[])[]): number[]
  deal(id: number): OpportunityRow
  move(ids: readonly number[], to: string, said?: { reason?: string; lossCause?: string }): MoveDone
  list(filter?: Filter): OpportunityRow[]
}
export interface MoveDone {
  readonly changeSetId: number | null
  readonly moved: number
  readonly unchanged: number
  readonly refused: readonly { id: number; why: string; missing: string[] }[]
}

const core = { type: '终端客户', industry: '教育', budget: '50万-100万', source: '官网表单', owner: '张伟' }

/** A store with three reps in two regions and a customer of each region. */
export function pipelineStore(today = '2026-02-25'): PipelineStore {
  const store = testStore(today)
  for (const [name, region, team] of [
    ['张伟', '华东', '一队'],
    ['李娜', '华东', '一队'],
    ['王芳', '华南', '二队'],
  ])
    store.command('members.save', { name, role: 'rep', region, team, active: true })
  for (const [name, region] of [
    ['上海远景科技有限公司', '华东'],
    ['广州蓝海商贸有限公司', '华南'],
  ])
    store.command('customers.create', {
      fields: { ...core, name, region },
      contact: { name: '王工', decisionRole: '采购', phone: '138 1234 5678' },
    })
  return {
    ...store,
    deals(fields, rows) {
      const made = store.command<{ ids: (number | null)[]; refused: unknown[] }>('pipeline.createMany', { fields, rows })
      if (made.refused.length > 0) throw new Error(JSON.stringify(made.refused.slice(0, 3)))
      return made.ids.map(Number)
    },
    deal: (id) => store.query<{ opportunity: OpportunityRow }>('pipeline.get', { id }).opportunity,
    move: (ids, to, said = {}) => store.command('pipeline.moveStage', { ids, to, ...said }),
    list: (filter) =>
      store.query<{ rows: OpportunityRow[] }>('pipeline.list', { ...(filter ? { filter } : {}), offset: 0, limit: 5000 }).rows,
  }
}
