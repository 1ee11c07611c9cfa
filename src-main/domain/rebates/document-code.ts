/**
 * A document's number as it is compared: width, case, spaces and punctuation folded and leading zeros of each number cut, so
 * that `FP-00123`, `fp 123` and `ＦＰ００１２３` are one.
 */
export function documentCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
}

/** The code that a claimed number stands for, through the aliases (folded code → folded code), at most one step. */
export function meantCode(text: string, aliases: ReadonlyMap<string, string>): string {
  const code = documentCode(text)
  return aliases.get(code) ?? code
}
