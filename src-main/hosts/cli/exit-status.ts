import type { FailureKind } from '../../../src-preload/contract/_kit/failure.ts'

const statuses: Readonly<Record<FailureKind, number>> = {
  internal: 1,
  invalid: 2,
  'not-found': 3,
  conflict: 4,
  precondition: 5,
  forbidden: 6,
  cancelled: 7,
  external: 8,
}

export function exitStatus(kind: FailureKind): number {
  return statuses[kind]
}
