import { contract } from '../../src-preload/contract/index.ts'
import type { Contract } from '../../src-preload/contract/index.ts'
import type {
  AnswerOf,
  InputOf,
  Method,
  MethodPath,
  OutputOf,
  PathsOfKind,
  PayloadOf,
  Topic,
  TopicPath,
} from '../../src-preload/contract/_kit/declare.ts'
import type { Transport } from './transport.ts'

export type Path = MethodPath<Contract>
export type QueryPath = PathsOfKind<Contract, 'query'>
export type JobPath = PathsOfKind<Contract, 'job'>
export type Input<P extends Path> = InputOf<Contract, P>
export type Output<P extends Path> = OutputOf<Contract, P>
export type Answer<P extends Path> = AnswerOf<Contract, P>
export type EventPath = TopicPath<Contract>
export type Payload<P extends EventPath> = PayloadOf<Contract, P>

/** The typed client: every method and topic of the contract, over whichever transport the page has. */
export interface Wire {
  readonly transport: Transport
  readonly call: <P extends Path>(path: P, input: Input<P>, signal?: AbortSignal) => Promise<Answer<P>>
  readonly listen: <P extends EventPath>(path: P, listener: (payload: Payload<P>) => void, key?: string) => () => void
}

export function createWire(transport: Transport): Wire {
  return {
    transport,
    call: (path, input, signal) => transport.call(path, input, signal) as Promise<never>,
    listen: (path, listener, key) => transport.listen(path, key ?? null, listener as (payload: unknown) => void),
  }
}

/** The tables whose change makes an answer of this query stale. */
export function readsOf(path: QueryPath): readonly string[] {
  const [slice, name] = path.split('.') as [keyof Contract, string]
  const method = (contract[slice] as Record<string, Method | Topic>)[name]
  return method?.kind === 'query' ? method.reads : []
}
