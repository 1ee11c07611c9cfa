import type { Tier } from '../../src-preload/contract/_words/tiers.ts'
import type { Clock } from '../../src-main/store/contexts.ts'
import { threadHandlers } from '../../src-main/app/thread-handlers.ts'
import { testStore, type TestStore } from './test-store.ts'

type Handler = (context: never, input: never, control?: never) => unknown

/** A store whose clock stands where a test puts it, to the minute, with people of every role a breach is told to. */
export interface ServiceStore extends TestStore {
  /** `2026-02-25 14:30` on the clock of Shanghai. */
  setNow(wall: string): void
  readonly members: { readonly owner: number; readonly manager: number; readonly director: number; readonly vp: number }
  /** A customer with a tier that an evaluation or a lock would give, without its entry promises; null: not evaluated yet. */
  customer(name: string, tier: Tier | null, more?: Record<string, string>): number
}

export function instantOf(wall: string): string {
  return new Date(`${wall.replace(' ', 'T')}:00+08:00`).toISOString()
}

export function serviceStore(start = '2026-02-25 10:00'): ServiceStore {
  const store = testStore(start.slice(0, 10))
  let now = instantOf(start)
  const clock: Clock = {
    now: () => now,
    today: () => new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10),
  }
  const handlers = threadHandlers(clock)
  const context = { ...store.writing, clock }
  const ask = (table: Readonly<Record<string, unknown>>, name: string, input: unknown, control?: object) => {
    const handler = table[name] as Handler | undefined
    if (!handler) throw new Error(`no handler ${name}`)
    return handler(context as never, input as never, control as never)
  }
  const own = {
    ...store,
    writing: context,
    query: <T>(name: string, input: unknown = {}) => ask(handlers.queries, name, input) as T,
    command: <T>(name: string, input: unknown = {}) => ask(handlers.commands, name, input) as T,
    step: <T>(name: string, input: unknown = {}, control: object = {}) =>
      ask(handlers.steps, name, input, {
        throwIfCancelled: () => undefined,
        progress: () => undefined,
        port: null,
        scratchFolder: store.folder,
        ...control,
      }) as T,
  }
  const member = (name: string, role: string) =>
    own.command<{ id: number }>('members.save', { name, role, region: '华东', team: '一部', active: true }).id
  const members = {
    owner: member('张伟', 'rep'),
    manager: member('李娜', 'manager'),
    director: member('王总监', 'director'),
    vp: member('赵副总', 'vp'),
  }
  return {
    ...own,
    members,
    setNow: (wall) => void (now = instantOf(wall)),
    customer(name, tier, more = {}) {
      const { id } = own.command<{ id: number }>('customers.create', {
        fields: {
          name,
          type: '终端客户',
          industry: '智能制造',
          region: '华东',
          budget: '50万',
          source: '转介绍',
          owner: '张伟',
          ...more,
        },
        contact: { name: '王工', decisionRole: '采购' },
      })
      if (tier === null) return id
      store.gate.write({ command: 'test', actor: '测试员', origin: 'migration', at: now }, (tx) =>
        tx.update('customer', id, { evaluated_tier: tier, evaluated_score: 90, tier, score: 90 }),
      )
      return id
    },
  }
}
