import type { SheetLimits } from '../sheet-limits.ts'
import { slowXml } from '../xml/slow-xml.ts'

/** Every string of a table in order, however its XML is written. */
export async function* slowSharedStrings(
  chunks: AsyncIterable<Buffer>,
  part: string,
  limits: SheetLimits,
): AsyncGenerator<string> {
  let ready: string[] = []
  const runs = new TextRuns()
  const listener = {
    open: (name: string) => runs.open(name),
    text: (text: string) => runs.text(text),
    close(name: string) {
      runs.close(name)
      if (name === 'si') ready.push(runs.take())
    },
  }
  for await (const _ of slowXml(chunks, part, limits.cellBytes, listener)) {
    yield* ready
    ready = []
  }
}

/** Joins the `<t>` runs of one string and leaves out phonetic ones. */
export class TextRuns {
  #text = ''
  #isText = false
  #phonetic = 0

  open(name: string): void {
    if (name === 'rPh') this.#phonetic += 1
    this.#isText = name === 't' && this.#phonetic === 0
  }

  text(text: string): void {
    if (this.#isText) this.#text += text
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic -= 1
    if (name === 't') this.#isText = false
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}
