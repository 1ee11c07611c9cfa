import type { Words } from '../../text/language.tsx'

/** What a fact is called; facts of people's own programmes keep their name. */
export function factTitle(words: Words, fact: string): string {
  const titles: Readonly<Record<string, string>> = words.rebateTerms.facts
  return titles[fact] ?? fact
}

/** The fact that a sheet or a person means by a title; the text itself where it is none of ours. */
export function factNamed(words: Words, text: string): string {
  const typed = text.trim()
  return Object.entries(words.rebateTerms.facts).find(([name, title]) => name === typed || title === typed)?.[0] ?? typed
}
