/**
 * Finds rows of the same file by their keys. A million keys as strings would take 300 MB; as 53-bit numbers they take a
 * third, and a collision only costs a look at a row that then does not match.
 */
export class RowIndex {
  readonly #rows = new Map<number, number | number[]>()

  add(row: number, keys: readonly string[]): void {
    for (const text of keys) {
      const key = hash53(text)
      const known = this.#rows.get(key)
      if (known === undefined) this.#rows.set(key, row)
      else if (typeof known === 'number') {
        if (known !== row) this.#rows.set(key, [known, row])
      } else if (known.length < 50 && !known.includes(row)) known.push(row)
    }
  }

  /** Rows with any of these keys. */
  find(keys: readonly string[]): readonly number[] {
    const found: number[] = []
    for (const text of keys) {
      const known = this.#rows.get(hash53(text))
      if (known === undefined) continue
      for (const row of typeof known === 'number' ? [known] : known) if (!found.includes(row)) found.push(row)
    }
    return found
  }
}

/** Two 32-bit FNV-like mixes joined to 53 bits; only spread matters here. */
function hash53(text: string): number {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  a ^= a >>> 15
  b ^= b >>> 13
  return (b >>> 11) * 2 ** 32 + (a >>> 0)
}
