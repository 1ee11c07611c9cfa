import type * as v from 'valibot'
import type { FailureKind } from './failure.ts'

/** Any schema whose values are JSON. */
export type Schema = v.GenericSchema<unknown, unknown>

/** Failure codes a method may end with (without the slice name), each with its kind. */
export type FailureCodes = Readonly<Record<string, FailureKind>>

/** Off the short lane: `true` in the order asked, `'background'` after everything that somebody is waiting for. */
export type Lane = boolean | 'background'

/** Changes nothing. `reads` names the tables whose change makes an answer stale; `long` keeps it off the short lane. */
export interface Query<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
  readonly reads: readonly string[]
  readonly long: Lane
  readonly failures: FailureCodes
}

/** Changes the store (through the write gate) or the application's own state. */
export interface Command<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
  readonly failures: FailureCodes
}

/** Long work: the call answers at once with the job's id; progress and end arrive on the topic `jobs.changed`. */
export interface Job<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'job'
  readonly input: I
  readonly output: O
  readonly failures: FailureCodes
}

/** Something told to whoever listens. */
export interface Topic<P extends Schema = Schema> {
  readonly kind: 'topic'
  readonly payload: P
}

export type Method = Query | Command | Job
export type SliceContract = { readonly [name: string]: Method | Topic }

export function query<I extends Schema, O extends Schema>(declared: {
  input: I
  output: O
  reads?: readonly string[]
  long?: Lane
  failures?: FailureCodes
}): Query<I, O> {
  return { kind: 'query', reads: [], long: false, failures: {}, ...declared }
}

export function command<I extends Schema, O extends Schema>(declared: {
  input: I
  output: O
  failures?: FailureCodes
}): Command<I, O> {
  return { kind: 'command', failures: {}, ...declared }
}

export function job<I extends Schema, O extends Schema>(declared: { input: I; output: O; failures?: FailureCodes }): Job<I, O> {
  return { kind: 'job', failures: {}, ...declared }
}

export function topic<P extends Schema>(payload: P): Topic<P> {
  return { kind: 'topic', payload }
}

type MethodNames<S extends SliceContract> = { [K in keyof S]: S[K] extends Method ? K : never }[keyof S] & string
type TopicNames<S extends SliceContract> = { [K in keyof S]: S[K] extends Topic ? K : never }[keyof S] & string

export type ContractOf = { readonly [slice: string]: SliceContract }

/** `customers.list` and its like. */
export type MethodPath<C extends ContractOf> = { [S in keyof C & string]: `${S}.${MethodNames<C[S]>}` }[keyof C & string]
export type TopicPath<C extends ContractOf> = { [S in keyof C & string]: `${S}.${TopicNames<C[S]>}` }[keyof C & string]

type Entry<C extends ContractOf, P extends string> = P extends `${infer S}.${infer M}`
  ? S extends keyof C
    ? M extends keyof C[S]
      ? C[S][M]
      : never
    : never
  : never

export type InputOf<C extends ContractOf, P extends MethodPath<C>> =
  Entry<C, P> extends { input: infer I extends Schema } ? v.InferOutput<I> : never
export type OutputOf<C extends ContractOf, P extends MethodPath<C>> =
  Entry<C, P> extends { output: infer O extends Schema } ? v.InferOutput<O> : never
/** What the caller receives: a job's call answers with its id. */
export type AnswerOf<C extends ContractOf, P extends MethodPath<C>> = Entry<C, P> extends Job ? { jobId: string } : OutputOf<C, P>
export type PayloadOf<C extends ContractOf, P extends TopicPath<C>> =
  Entry<C, P> extends { payload: infer O extends Schema } ? v.InferOutput<O> : never
export type PathsOfKind<C extends ContractOf, K extends Method['kind']> = {
  [P in MethodPath<C>]: Entry<C, P> extends { kind: K } ? P : never
}[MethodPath<C>]
