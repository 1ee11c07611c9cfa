export interface FindOptions {
  readonly matchCase?: boolean | undefined
  readonly wholeCell?: boolean | undefined
}

/** Full width to half width and upper to lower case, character by character, so that places stay what they were. */
function folded(text: string): string {
  let result = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    const plain = char.normalize('NFKC').toLowerCase()
    result += plain.length === 1 ? plain : char
  }
  return result
}

/** Finds and replaces one text in cells; without `matchCase` also where case or width differ. */
export class TextFinder {
  readonly #find: string
  readonly #options: FindOptions

  constructor(find: string, options: FindOptions) {
    this.#options = options
    this.#find = this.#comparable(find)
  }

  matches(text: string): boolean {
    const where = this.#comparable(text)
    return this.#options.wholeCell ? where === this.#find : where.includes(this.#find)
  }

  /** Every occurrence replaced; null when there is none. */
  replace(text: string, replacement: string): string | null {
    const where = this.#comparable(text)
    if (this.#options.wholeCell) return where === this.#find ? replacement : null
    let result = ''
    let from = 0
    for (let at = where.indexOf(this.#find); at >= 0; at = where.indexOf(this.#find, from)) {
      result += text.slice(from, at) + replacement
      from = at + this.#find.length
    }
    return from === 0 ? null : result + text.slice(from)
  }

  #comparable(text: string): string {
    return this.#options.matchCase ? text : folded(text)
  }
}
