import type * as v from 'valibot'
import type { Command, Job, Query, Schema, SliceContract } from './declare.ts'

/**
 * What main must provide for a slice. Typing a table with these makes a missing or an extra handler a compile error.
 * `R` is what reading code is given, `W` what writing code is given, `J` what a job is given.
 */
type In<S extends Schema> = v.InferOutput<S>
type Out<S extends Schema> = v.InferInput<S>

export type QueryHandlers<S extends SliceContract, R> = {
  [K in keyof S as S[K] extends Query ? K : never]: S[K] extends Query<infer I, infer O>
    ? (context: R, input: In<I>) => Out<O>
    : never
}
export type CommandHandlers<S extends SliceContract, W> = {
  [K in keyof S as S[K] extends Command ? K : never]: S[K] extends Command<infer I, infer O>
    ? (context: W, input: In<I>) => Out<O>
    : never
}
export type JobHandlers<S extends SliceContract, J> = {
  [K in keyof S as S[K] extends Job ? K : never]: S[K] extends Job<infer I, infer O>
    ? (context: J, input: In<I>) => Promise<Out<O>>
    : never
}
/** Queries and commands that the host answers itself, outside the store's threads. */
export type HostHandlers<S extends SliceContract, C> = {
  [K in keyof S as S[K] extends Query | Command ? K : never]: S[K] extends Query<infer I, infer O> | Command<infer I, infer O>
    ? (context: C, input: In<I>) => Promise<Out<O>>
    : never
}
