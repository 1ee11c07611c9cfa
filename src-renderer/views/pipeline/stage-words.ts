import type { Words } from '../../text/language.tsx'

/** A name that ships with the app, in the chosen language; any other as it was given. */
export function knownWord(words: Words, name: string): string {
  return (words.pipeline.known as Record<string, string>)[name] ?? name
}
