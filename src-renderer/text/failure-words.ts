import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { Language, Words } from './language.tsx'

export interface FailureWords {
  readonly what: string
  readonly todo: string
  readonly traceId: string | null
}

/** A failure in the person's words: by its code, else by the message it came with. */
export function failureWords(
  words: Words,
  language: Language,
  failure: Pick<Failure, 'code' | 'message' | 'traceId' | 'kind'>,
): FailureWords {
  const traceId = failure.traceId ?? null
  const known = words.failures.codes[failure.code]
  if (known) return { ...known, traceId }
  const unknown = words.failures.unknown
  // Messages are written in Chinese; in English an unknown code says at least its name.
  const what =
    failure.kind === 'internal' || !failure.message
      ? unknown.what
      : language === 'en'
        ? `${unknown.what} (${failure.code})`
        : failure.message
  return { what, todo: unknown.todo, traceId }
}
