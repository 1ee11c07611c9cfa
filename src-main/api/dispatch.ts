import * as v from 'valibot'
import type { Method } from '../../src-preload/contract/_kit/declare.ts'
import { CallFailed, type Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { CallTarget } from '../../src-preload/contract/_kit/serve-calls.ts'
import { contract } from '../../src-preload/contract/index.ts'
import type { Log } from '../adapters/system/log.ts'
import type { StoreAccess } from '../store/threads/store-access.ts'
import { storeFailureOf } from '../store/store-failure.ts'
import { storeFailureToFailure, surpriseMessage, withWords } from './failure-words.ts'
import { isWriterQuery } from './placement.ts'
import type { Topics } from './topics.ts'

export interface DispatchParts {
  readonly log: Log
  readonly topics: Topics
  /** The open store; throws a failure when no workspace is open. */
  store(): StoreAccess
  /** Methods that the host answers itself, by path. */
  readonly hostHandlers: Readonly<Record<string, (input: never, signal: AbortSignal) => Promise<unknown>>>
  startJob(method: string, input: unknown): Promise<{ jobId: string }>
}

const slowMilliseconds = 500

/** The registry: every call, whatever host it came through, is looked up, checked, sent to where it runs, checked again. */
export function createDispatch(parts: DispatchParts): CallTarget {
  async function run(path: string, declared: Method, input: unknown, signal: AbortSignal): Promise<unknown> {
    if (Object.hasOwn(parts.hostHandlers, path)) {
      const handler = parts.hostHandlers[path] as (input: unknown, signal: AbortSignal) => Promise<unknown>
      return handler(input, signal)
    }
    if (declared.kind === 'job') return parts.startJob(path, input)
    if (declared.kind === 'command') return parts.store().command(path, input)
    return isWriterQuery(path) ? parts.store().queryWriter(path, input) : parts.store().query(path, input, declared.long, signal)
  }

  return {
    async call(path, input, signal) {
      const declared = methodOf(path)
      if (!declared)
        throw new CallFailed({ code: 'api.no-such-method', kind: 'invalid', message: `没有这个方法：${path}`, details: { path } })
      const started = performance.now()
      const value = await run(path, declared, parsed(declared.input, input, path), signal as AbortSignal)
      const answer = declared.kind === 'job' ? value : checkedOutput(declared.output, value, path)
      const milliseconds = performance.now() - started
      if (milliseconds > slowMilliseconds) parts.log.info('slow call', { path, milliseconds: Math.round(milliseconds) })
      return answer
    },
    listen(path, key, tell) {
      const [slice = '', name = ''] = path.split('.')
      const declared = (contract as Record<string, Record<string, { kind: string }>>)[slice]?.[name]
      return declared?.kind === 'topic' ? parts.topics.listen(path, key, tell) : null
    },
    toFailure: (thrown) => failureFrom(thrown, parts.log),
  }
}

/** Any thrown value as the failure that crosses the border; a surprise is logged and gets a trace id. */
export function failureFrom(thrown: unknown, log: Log): Failure {
  if (thrown instanceof CallFailed) return withWords(thrown.failure)
  const store = storeFailureOf(thrown)
  if (store) return storeFailureToFailure(store)
  const traceId = log.surprise('call failed', thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
  return { code: 'internal', kind: 'internal', message: surpriseMessage(traceId), details: {}, traceId }
}

export function methodOf(path: string): Method | undefined {
  const [slice = '', name = ''] = path.split('.')
  const slices = contract as Record<string, Record<string, Method | { kind: 'topic' }>>
  const declared = Object.hasOwn(slices, slice) && Object.hasOwn(slices[slice] ?? {}, name) ? slices[slice]?.[name] : undefined
  return declared && declared.kind !== 'topic' ? declared : undefined
}

function parsed(schema: v.GenericSchema<unknown, unknown>, input: unknown, path: string): unknown {
  const result = v.safeParse(schema, input ?? {}, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const where = v.getDotPath(issue) ?? ''
  throw new CallFailed({
    code: 'api.bad-input',
    kind: 'invalid',
    message: `参数不正确：${where || path}（${issue.message}）`,
    details: { path, at: where, problem: issue.message },
  })
}

/** What main sends is checked too: a wrong shape is our fault and must not reach a screen as `undefined`. */
function checkedOutput(schema: v.GenericSchema<unknown, unknown>, value: unknown, path: string): unknown {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Error(`${path} answered with a wrong shape at ${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`)
}
