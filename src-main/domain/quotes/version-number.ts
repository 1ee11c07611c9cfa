/** What of a quote decides its number: lines, quantities and prices; everything else is minor. */
export interface QuotedLine {
  readonly product: string
  readonly quantity: string
  readonly price: string
}

export interface VersionNumber {
  readonly major: number
  readonly minor: number
}

/** `V3.2`. */
export const versionText = ({ major, minor }: VersionNumber): string => `V${major}.${minor}`

const spelling = (lines: readonly QuotedLine[]): string =>
  JSON.stringify(lines.map(({ product, quantity, price }) => [product, plain(quantity), plain(price)]))

/** 1, 1.0 and 1.00 are the same quantity. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** The number after another: V1.0 first, then the major or the minor goes up by one (rule C1). */
export function numberAfter(last: VersionNumber | null, raisesMajor: boolean): VersionNumber {
  if (last === null) return { major: 1, minor: 0 }
  return raisesMajor ? { major: last.major + 1, minor: 0 } : { major: last.major, minor: last.minor + 1 }
}

/** The same where only the lines are known: a change of lines, quantities or prices raises the major, any other the minor. */
export function numberForLines(
  before: { readonly number: VersionNumber; readonly lines: readonly QuotedLine[] } | null,
  lines: readonly QuotedLine[],
): VersionNumber {
  return numberAfter(before?.number ?? null, before !== null && spelling(before.lines) !== spelling(lines))
}
