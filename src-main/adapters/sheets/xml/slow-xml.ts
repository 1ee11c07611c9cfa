import { SaxesParser } from 'saxes'
import { SheetFailure } from '../sheet-source.ts'
import { xmlEncoding } from './xml-tags.ts'

// Spreadsheet XML nests about ten deep; a part that nests without end only means harm.
const deepest = 256
const pieceBytes = 16 * 1024

/** What a reader of some part wants to hear; names come without namespace prefix, text with references resolved. */
export interface XmlListener {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/**
 * The careful way through an XML part: any prefixes, CDATA, comments and Unicode encoding. Yields after every chunk so
 * that the caller can hand on what its listener has gathered.
 * Without `encoding` the first bytes tell it.
 * Fails with `unsafe-xml` at a DOCTYPE, `damaged` where it is not well-formed, `truncated` when the root is not closed,
 * `cell-too-large` when one tag or text takes more than `longestRun` characters.
 */
export async function* slowXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  longestRun: number,
  listener: XmlListener,
  encoding?: string,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false })
  let failure: SheetFailure | undefined
  let depth = 0
  let isClosed = false
  parser.on('doctype', () => (failure ??= new SheetFailure('unsafe-xml', { part })))
  parser.on('error', () => (failure ??= new SheetFailure('damaged', { part })))
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest) failure ??= new SheetFailure('damaged', { part })
    listener.open(localName(tag.name), (name) => localAttribute(tag.attributes as Record<string, string>, name))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    isClosed ||= depth === 0
    listener.close(localName(tag.name))
  })
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let run = 0
  for await (const chunk of smallPieces(chunks)) {
    decoder ??= new TextDecoder(encoding ?? xmlEncoding(chunk))
    const text = decoder.decode(chunk, { stream: true })
    // The parser gathers text up to the next tag: without this bound one endless cell would fill the memory.
    const lastTag = text.lastIndexOf('<')
    run = lastTag < 0 ? run + text.length : text.length - lastTag
    if (run > longestRun) throw new SheetFailure('cell-too-large', { part })
    if (!isClosed) parser.write(text)
    if (failure !== undefined) throw failure
    yield
  }
  if (!isClosed) throw new SheetFailure('truncated', { part })
}

// A short piece holds few rows, so a batch cannot grow far beyond its size before the caller takes it.
async function* smallPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes)
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttribute(attributes: Record<string, string>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  const key = Object.keys(attributes).find((key) => localName(key) === name)
  return key === undefined ? undefined : attributes[key]
}
