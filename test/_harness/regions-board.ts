import type { Output } from '../../src-renderer/wire/wire.ts'
import { pipelineStore, type PipelineStore } from './pipeline-store.ts'

export type BoardAnswer = Output<'regions.board'>
export interface HeldOutput {
  readonly rows: number
}

/** A store with documents of its two customers, one of them in 上海市. */
export function boardStore(fields: readonly string[], rows: readonly (readonly (string | null)[])[]): PipelineStore {
  const store = pipelineStore()
  const id = store.db.prepare(`SELECT id FROM customer WHERE region = '华东'`).pluck().get()
  store.command('customers.edit', { cells: [{ id, field: 'city', value: '上海市' }] })
  const made = store.command<{ refused: unknown[] }>('transactions.createMany', { fields, rows })
  if (made.refused.length > 0) throw new Error(JSON.stringify(made.refused))
  return store
}
