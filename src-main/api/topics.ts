type Listener = (payload: unknown) => void

/** Who listens to what. Keyed listeners hear their key only; others hear all. */
export class Topics {
  readonly #listeners = new Map<string, Set<{ key: string | null; listener: Listener }>>()

  publish(topic: string, payload: unknown, key: string | null = null): void {
    for (const entry of this.#listeners.get(topic) ?? []) if (entry.key === null || entry.key === key) entry.listener(payload)
  }

  listen(topic: string, key: string | null, listener: Listener): () => void {
    const entry = { key, listener }
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners.add(entry))
    return () => void listeners.delete(entry)
  }
}
