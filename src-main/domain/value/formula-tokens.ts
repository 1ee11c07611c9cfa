import { foldText } from '../_base/text.ts'

export type FormulaToken = { readonly at: number } & (
  | { readonly kind: '+' | '-' | '*' | '/' | '(' | ')' | '%' }
  | { readonly kind: 'number'; readonly text: string }
  /** `quoted`: it stood between 「」 or [] and is no function. */
  | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean }
)

const sign: Readonly<Record<string, '+' | '-' | '*' | '/' | '(' | ')' | '%'>> = {
  '+': '+',
  '＋': '+',
  '-': '-',
  '－': '-',
  '−': '-',
  '*': '*',
  '＊': '*',
  '×': '*',
  '/': '/',
  '／': '/',
  '÷': '/',
  '(': '(',
  '（': '(',
  ')': ')',
  '）': ')',
  '%': '%',
  '％': '%',
}
const piece =
  /\s+|「([^「」]+)」|\[([^[\]]+)\]|[0-9０-９]+(?:[.．][0-9０-９]+)?|[+＋\-－−*＊×/／÷()（）%％]|[\p{L}_][\p{L}\p{N}_]*/uy

/** The pieces of a formula, or the first character that belongs to none. Full-width signs are signs. */
export function formulaTokens(text: string): FormulaToken[] | { readonly at: number } {
  const tokens: FormulaToken[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex
    const found = piece.exec(text)
    if (!found) return { at }
    const [whole, quoted = found[2]] = found
    const kind = sign[whole]
    if (kind) tokens.push({ at, kind })
    else if (quoted !== undefined) tokens.push({ at, kind: 'name', text: foldText(quoted), quoted: true })
    else if (/^[0-9０-９]/.test(whole)) tokens.push({ at, kind: 'number', text: foldText(whole) })
    else if (whole.trim() !== '') tokens.push({ at, kind: 'name', text: foldText(whole), quoted: false })
  }
  return tokens
}
