/** What the first bytes of a file say it is; the extension is never asked. */
export type Sniffed = 'empty' | 'zip' | 'ole2' | 'html' | 'xml2003' | 'flat-ods' | 'mhtml' | 'text' | 'other'

/** Bytes needed to tell. */
export const sniffBytes = 64 * 1024

const foreignSignatures = [
  '89504e47', // png
  'ffd8ff', // jpeg
  '47494638', // gif
  '25504446', // pdf
  '52617221', // rar
  '377abcaf', // 7z
  '1f8b', // gzip
  '7f454c46', // elf
  '4d5a9000', // exe
  '53514c69746520666f726d617420', // sqlite
  '424d', // bmp, told from text beginning with "BM" by the zero bytes that follow
]

/** `head` is the beginning of the file, up to `sniffBytes`. */
export function sniff(head: Buffer): Sniffed {
  if (head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && head[2]! <= 8 && head[3]! <= 8) return 'zip'
  if (head.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') return 'ole2'
  const hex = head.toString('hex', 0, 16)
  const foreign = foreignSignatures.find((signature) => hex.startsWith(signature))
  if (foreign !== undefined && (foreign !== '424d' || head.subarray(6, 10).every((byte) => byte === 0))) return 'other'
  // Enough for markup in any encoding: its tags are ASCII, UTF-16 only adds zero bytes between.
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  if (/^\s*$/.test(text)) return 'empty'
  return sniffText(text)
}

const mailHeader = /^(?:mime-version|content-type|from|subject|date|message-id|x-\w+):/i
const workbookRoot = /^<(?:\w+:)?Workbook[\s>]/i
const flatOdsRoot = /^<(?:\w+:)?document[\s>]/
const htmlStart =
  /^<(?:!doctype html|html|head|meta|body|table|style|div|center|form|script|title|thead|tbody|tr|span|p|br|font|xml)[\s>/]/i
const rootWithin = 16 * 1024

function sniffText(text: string): Sniffed {
  const start = text.trimStart()
  if (mailHeader.test(start) && /content-type:\s*multipart\/related/i.test(start)) return 'mhtml'
  if (!start.startsWith('<')) return 'text'
  const bare = start
    .slice(0, rootWithin)
    .replace(/<!--[^]*?-->|<\?[^]*?\?>|<!\[if[^>]*>/gi, '')
    .trimStart()
  if (workbookRoot.test(stripDoctype(bare)) && /urn:schemas-microsoft-com:office:spreadsheet/i.test(start)) return 'xml2003'
  if (flatOdsRoot.test(stripDoctype(bare)) && start.includes('opendocument')) return 'flat-ods'
  return htmlStart.test(bare) || /<table[\s>]/i.test(start) ? 'html' : 'text'
}

/** A document type with an internal subset may hold tags of its own; the root comes after it. */
function stripDoctype(text: string): string {
  return text.replace(/^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>\s*/i, '')
}
