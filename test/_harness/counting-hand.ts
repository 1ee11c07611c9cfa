import type { Page } from '@playwright/test'

/** A hand on the keyboard that counts: `keys` are those pressed for the app, `letters` those of the text itself. */
export class CountingHand {
  keys = 0
  letters = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.#page.keyboard.press(key)
    }
  }

  /** What an input method would bring counts by its letters on the screen. */
  async type(text: string): Promise<void> {
    this.letters += Array.from(text).length
    await this.#page.keyboard.type(text)
  }

  /** What was pressed since the last asking. */
  spent(): { keys: number; letters: number } {
    const spent = { keys: this.keys, letters: this.letters }
    this.keys = 0
    this.letters = 0
    return spent
  }
}
