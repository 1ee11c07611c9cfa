import type { HeaderText } from './header-text.ts'

export interface HeaderGuess {
  readonly field: string
  /** 0–1. */
  readonly confidence: number
}

/** The words by which a list's columns are called, as each list declares them. */
export interface VocabularyWords {
  /** Normalised headers that mean the field and nothing else, separated by blanks. */
  readonly sure: Readonly<Record<string, string>>
  /** Those that may mean something else. */
  readonly weak: Readonly<Record<string, string>>
  readonly patterns: readonly (readonly [field: string, confidence: number, header: RegExp])[]
  /** Headers known to be no field: they speak for a row being a header. */
  readonly leftOut: string
  /** A heading over several columns, and what its columns mean beneath it; only these fields are meant there. */
  readonly under?: {
    readonly heading: RegExp
    readonly leaves: Readonly<Record<string, string>>
    readonly fields: ReadonlySet<string>
  }
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** What headers mean in one list. */
export class HeaderVocabulary {
  readonly #guesses = new Map<string, HeaderGuess[]>()
  readonly #leftOut: ReadonlySet<string>
  readonly #words: VocabularyWords

  constructor(own: VocabularyWords) {
    this.#words = own
    this.#leftOut = new Set(words(own.leftOut))
    for (const [table, confidence] of [
      [own.sure, 1],
      [own.weak, 0.6],
    ] as const)
      for (const [field, text] of Object.entries(table))
        for (const word of words(text)) {
          const list = this.#guesses.get(word) ?? []
          list.push({ field, confidence })
          this.#guesses.set(word, list)
        }
  }

  isLeftOut(word: string): boolean {
    return this.#leftOut.has(word)
  }

  /** The fields a header may stand for, best first. Under a heading of its own only the heading's fields are meant. */
  guess(header: HeaderText): readonly HeaderGuess[] {
    const { under } = this.#words
    if (under && header.parent !== '' && under.heading.test(header.parent)) {
      const field = under.leaves[header.leaf]
      if (field !== undefined) return [{ field, confidence: 1 }]
      return this.#of(header.leaf).filter((guess) => under.fields.has(guess.field))
    }
    const own = this.#of(header.leaf)
    if (header.parent === '') return own
    return [...this.#of(header.parent + header.leaf), ...own].sort((a, b) => b.confidence - a.confidence)
  }

  #of(word: string): readonly HeaderGuess[] {
    const known = this.#guesses.get(word)
    if (known) return known
    if (this.#leftOut.has(word)) return []
    const found = this.#words.patterns.find(([, , pattern]) => pattern.test(word))
    return found ? [{ field: found[0], confidence: found[1] }] : []
  }
}
