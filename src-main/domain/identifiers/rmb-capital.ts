const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']

/** A group of four, without leading zeros: 7 → 柒, 6007 → 陆仟零柒. */
function group(value: number): string {
  let text = ''
  let pendingZero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) pendingZero = text !== ''
    else {
      text += `${pendingZero ? '零' : ''}${digits.charAt(digit)}${places[place] ?? ''}`
      pendingZero = false
    }
  }
  return text
}

/** Whole yuan: groups with 万 and 亿; a group below 1000 that follows others is preceded by 零. */
function whole(value: number): string {
  for (const [size, unit] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < size) continue
    const rest = value % size
    const gap = rest > 0 && rest < size / 10 ? '零' : ''
    return `${whole(Math.floor(value / size))}${unit}${gap}${rest > 0 ? whole(rest) : ''}`
  }
  return group(value)
}

/**
 * An amount in fen in capital characters, as contracts and invoices write it (facts 7): 600714 → 陆仟零柒元壹角肆分,
 * whole yuan and whole 角 end in 整; with a 角 after a zero in the yuan place 零 is written. Throws a RangeError on what
 * is no safe integer.
 */
export function rmbCapital(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('fen must be a safe integer')
  if (fen < 0) return `负${rmbCapital(-fen)}`
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cent = fen % 10
  if (yuan === 0 && jiao === 0 && cent === 0) return '零元整'
  const head = yuan > 0 ? `${whole(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${head}整`
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  const jiaoText = jiao > 0 ? `${digits.charAt(jiao)}角` : ''
  return `${head}${gap}${jiaoText}${cent > 0 ? `${digits.charAt(cent)}分` : '整'}`
}
