export interface Refused {
  readonly text: string
  readonly reason: string
}

/**
 * What the person typed that the store has not confirmed: painted at once, kept over late answers of blocks,
 * and kept with the reason when it was refused, so that the text can be corrected instead of typed again.
 */
export class CellOverlay {
  readonly #pending = new Map<string, string>()
  readonly #refused = new Map<string, Refused>()

  #key(id: number, field: string): string {
    return `${id} ${field}`
  }
  type(id: number, field: string, text: string): void {
    this.#refused.delete(this.#key(id, field))
    this.#pending.set(this.#key(id, field), text)
  }
  /** Only if nothing newer was typed meanwhile. */
  settle(id: number, field: string, text: string): void {
    const key = this.#key(id, field)
    if (this.#pending.get(key) === text) this.#pending.delete(key)
  }
  refuse(id: number, field: string, text: string, reason: string): void {
    this.settle(id, field, text)
    this.#refused.set(this.#key(id, field), { text, reason })
  }
  forget(id: number, field: string): void {
    this.#refused.delete(this.#key(id, field))
  }
  textOf(id: number, field: string): string | undefined {
    const key = this.#key(id, field)
    return this.#pending.get(key) ?? this.#refused.get(key)?.text
  }
  isPending(id: number, field: string): boolean {
    return this.#pending.has(this.#key(id, field))
  }
  refusal(id: number, field: string): Refused | undefined {
    return this.#refused.get(this.#key(id, field))
  }
  get isEmpty(): boolean {
    return this.#pending.size === 0 && this.#refused.size === 0
  }
}
