/** The closed set of ways a call can end badly. The command line turns each into an exit status. */
export const failureKinds = [
  'invalid',
  'not-found',
  'conflict',
  'precondition',
  'forbidden',
  'cancelled',
  'external',
  'internal',
] as const
export type FailureKind = (typeof failureKinds)[number]

export type FailureDetails = { readonly [key: string]: string | number | boolean | null | readonly string[] }

/** What crosses the border when a call fails. `message` is in the user's words; `traceId` leads to the log. */
export interface Failure {
  readonly code: string
  readonly kind: FailureKind
  readonly message: string
  readonly details: FailureDetails
  readonly traceId?: string
}

/** A failure on the caller's side of the wire. */
export class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`)
    this.name = 'CallFailed'
    this.failure = failure
  }
}

/** Any thrown value as a Failure, so that callers handle one shape. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CallFailed) return thrown.failure
  return {
    code: 'wire.broken',
    kind: 'internal',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    details: {},
  }
}
