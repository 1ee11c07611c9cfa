const firstSize = 1024
/** A key that so many rows have says nothing any more; looking through all of them would take the square of their number. */
const mostRows = 50

/**
 * Finds rows of the same file by their keys. A million keys as strings would take 300 MB; as 64 bits of spread in plain
 * arrays they take a tenth and are found without an object between. A collision only costs a look at a row that then
 * does not match.
 */
export class RowIndex {
  /** Where the chain of each slot begins: the place of an entry, plus one. */
  #slots = new Int32Array(firstSize * 2)
  #hashes = new Int32Array(firstSize * 2)
  #rows = new Int32Array(firstSize)
  /** The entry that was in the slot before, plus one. */
  #next = new Int32Array(firstSize)
  #count = 0

  add(row: number, keys: readonly string[]): void {
    for (const text of keys) {
      if (this.#count === this.#rows.length) this.#grow()
      const [a, b] = [mixA(text), mixB(text)]
      const known = this.#rowsOf(a, b)
      if (known.includes(row) || known.length >= mostRows) continue
      const at = this.#count++
      this.#hashes[at * 2] = a
      this.#hashes[at * 2 + 1] = b
      this.#rows[at] = row
      this.#link(at)
    }
  }

  /** Rows with any of these keys, in the order in which they came. */
  find(keys: readonly string[]): readonly number[] {
    let found: readonly number[] = nothing
    for (const text of keys) {
      const known = this.#rowsOf(mixA(text), mixB(text))
      if (known.length > 0) found = found.length === 0 ? known : [...found, ...known.filter((row) => !found.includes(row))]
    }
    return found
  }

  #rowsOf(a: number, b: number): readonly number[] {
    let rows: number[] | null = null
    for (let at = (this.#slots[a & (this.#slots.length - 1)] ?? 0) - 1; at >= 0; at = (this.#next[at] ?? 0) - 1) {
      if (this.#hashes[at * 2] !== a || this.#hashes[at * 2 + 1] !== b) continue
      rows ??= []
      rows.push(this.#rows[at] ?? 0)
    }
    return rows?.reverse() ?? nothing
  }

  #link(at: number): void {
    const slot = (this.#hashes[at * 2] ?? 0) & (this.#slots.length - 1)
    this.#next[at] = this.#slots[slot] ?? 0
    this.#slots[slot] = at + 1
  }

  #grow(): void {
    this.#hashes = wider(this.#hashes)
    this.#rows = wider(this.#rows)
    this.#next = wider(this.#next)
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let at = 0; at < this.#count; at++) this.#link(at)
  }
}

const nothing: readonly number[] = []

function wider(array: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(array.length * 2)
  wide.set(array)
  return wide
}

/** FNV-like mixes; only spread matters here. */
function mixA(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

function mixB(text: string): number {
  let hash = 0x1b873593
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
