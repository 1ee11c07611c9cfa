import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import type { RunDone } from '../../src-main/features/rebates/reckon-period.ts'
import type { ClosedNow, CloseInput, SealedPeriod } from '../../src-main/features/rebates/closing.ts'
import type { Verified } from '../../src-main/features/rebates/verify.ts'
import type { KeptPart, ReckonedFile, RunInput } from '../../src-main/features/rebates/run-steps.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'

export { tiered } from '../_fixtures/tiered-programme.ts'

export interface RebateStore extends CustomerStore {
  readonly finance: number
  readonly director: number
  readonly clerk: number
  /** Rows of [number, customer, date, net, price kind, quantity, sku, sold on]. */
  book(rows: readonly (readonly (string | null)[])[]): {
    ids: (number | null)[]
    duplicates: number
    late: number
    refused: { reason: string }[]
  }
  /** Entered by the clerk, approved and made active by finance. */
  programme(name: string, definition: RebateDefinition, effectiveFrom?: string): { programmeId: number; versionId: number }
  run(period: string): RunDone
  accrue(month: string): RunDone
  seal(period: string): { hash: string }
  verify(period: string): Verified
}

export const documentFields = ['no', 'customer', 'date', 'net', 'priceKind', 'quantity', 'sku', 'soldOn'] as const

/** A store with people who may decide about rebates and short ways to book and run. */
export function rebateStore(today = '2026-04-10'): RebateStore {
  const store = customerStore(today)
  const person = (name: string, role: string) =>
    store.command<{ id: number }>('members.save', { name, role, region: null, team: null, active: true }).id
  const [finance, director, clerk] = [person('赵财务', 'finance'), person('钱总监', 'director'), person('孙助理', 'assistant')]
  return {
    ...store,
    finance,
    director,
    clerk,
    book: (rows) => store.command('transactions.createMany', { fields: documentFields, rows, source: '测试' }),
    programme(name, definition, effectiveFrom = definition.validFrom) {
      const saved = store.command<{ programmeId: number; versionId: number }>('rebates.saveVersion', {
        name,
        effectiveFrom,
        definition,
        by: clerk,
      })
      store.command('rebates.setStatus', { versionId: saved.versionId, status: 'approved', by: finance })
      store.command('rebates.setStatus', { versionId: saved.versionId, status: 'active', by: finance })
      return saved
    },
    run: (period) => runInSteps(store, { kind: 'settlement', period, by: finance }),
    accrue: (month) => runInSteps(store, { kind: 'accrual', period: month, by: finance }),
    seal: (period) => closeInSteps(store, { period, by: finance }),
    verify: (period) => store.step('rebates.verify', { period }),
  }
}

/** The parts of a run in their order, as the job asks them of the threads. */
export function runInSteps(store: CustomerStore, input: RunInput): RunDone {
  const reckoned = store.step<ReckonedFile>('rebates.reckon', input)
  if (reckoned.run.standing) return store.step('rebates.confirmRun', { run: reckoned.run })
  let part: KeptPart = { runId: null, at: 0, kept: 0, more: true }
  while (part.more) part = store.step('rebates.keepResults', { ...reckoned, part })
  return store.step('rebates.finishRun', { input, run: reckoned.run, runId: part.runId })
}

/** The parts of a closing in their order; `meanwhile` is what others do between the seal and the write. */
export function closeInSteps(store: CustomerStore, input: CloseInput, meanwhile: () => void = () => undefined): ClosedNow {
  for (;;) {
    const sealed = store.step<SealedPeriod>('rebates.seal', input)
    meanwhile()
    const closed = store.step<ClosedNow | null>('rebates.finishClose', { input, sealed })
    if (closed) return closed
  }
}

/** The failure code of a call; null when it succeeds. */
export function codeOf(call: () => unknown): string | null {
  try {
    call()
    return null
  } catch (error) {
    return (error as { failure?: { code: string } }).failure?.code ?? String(error)
  }
}
