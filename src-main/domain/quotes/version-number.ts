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

/** Rule C1: the number of the next version. The first is V1.0; a change of lines, quantities or prices raises the major. */
export function nextVersion(
  before: { readonly number: VersionNumber; readonly lines: readonly QuotedLine[] } | null,
  lines: readonly QuotedLine[],
): VersionNumber {
  if (!before) return { major: 1, minor: 0 }
  const { major, minor } = before.number
  return spelling(before.lines) === spelling(lines) ? { major, minor: minor + 1 } : { major: major + 1, minor: 0 }
}
