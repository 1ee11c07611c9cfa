import type { ContractOf, FailureCodes, MethodPath } from './declare.ts'
import { CallFailed, type FailureDetails } from './failure.ts'

type CodesOf<C extends ContractOf, P extends MethodPath<C>> = P extends `${infer S}.${infer M}`
  ? S extends keyof C
    ? M extends keyof C[S]
      ? C[S][M] extends { failures: infer F extends FailureCodes }
        ? keyof F & string
        : never
      : never
    : never
  : never

/**
 * An expected failure of a method: only a declared code compiles, the kind comes from the declaration.
 * `message` is for the person: what happened and what to do.
 */
export function refusing<C extends ContractOf>(contract: C) {
  return function refuse<P extends MethodPath<C>>(
    path: P,
    code: CodesOf<C, P>,
    message: string,
    details: FailureDetails = {},
  ): CallFailed {
    const [slice = '', method = ''] = path.split('.')
    const declared = contract[slice]?.[method] as { failures: FailureCodes } | undefined
    return new CallFailed({ code: `${slice}.${code}`, kind: declared?.failures[code] ?? 'internal', message, details })
  }
}
