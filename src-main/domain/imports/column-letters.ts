/** What a spreadsheet calls a column: 0 is A, 25 Z, 26 AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters
  return letters
}

/** Headers of a list without any: as many as its widest row has columns. */
export function letterHeaders(rows: readonly { readonly cells: readonly unknown[] }[]): string[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  return Array.from({ length: width }, (_, index) => columnLetters(index))
}
