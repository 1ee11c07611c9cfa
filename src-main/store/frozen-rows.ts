import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'

/** A trigger of the store refused the write: it names the failure (`rebates.period-closed`). */
export function isFrozen(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'SQLITE_CONSTRAINT_TRIGGER' &&
    error.message.startsWith('rebates.')
  )
}

const sentences: Readonly<Record<string, string>> = {
  'rebates.period-closed': '这个期间已经关账，内容不能再改。迟到的单据请新增一条，它会作为以前期间的调整出现在未关账的期间里。',
  'rebates.immutable': '已经生效的版本和计算结果不能改动。请新建一个版本或重新计算。',
}

/** What a person is told when frozen rows would have moved, whichever way the write came; other errors as they are. */
export function frozenFailure(error: unknown): unknown {
  if (!isFrozen(error)) return error
  const code = error.message
  return new CallFailed({
    code,
    kind: 'precondition',
    message: sentences[code] ?? sentences['rebates.immutable'] ?? '',
    details: {},
  })
}
