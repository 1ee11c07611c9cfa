const placeholder = /\{([^{}]+)\}/g

/** The placeholders of a text, each once, in order. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))]
}

/** The text with its placeholders filled; one without a figure reads as a dash, never as nothing. */
export function fillText(text: string, facts: Readonly<Record<string, string | number | null | undefined>>): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = facts[name]
    return value === null || value === undefined || value === '' ? '—' : String(value)
  })
}
