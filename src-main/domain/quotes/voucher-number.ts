const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const modulus = alphabet.length

/**
 * The number of an approval (rule C2): year and month, the approval's id in base 36 (ids are unique across desktops) and a
 * check character by ISO 7064 MOD 37,36, which finds every single wrong character and every swap of neighbours.
 * `JW2602-1TXK8PQ4-7`. `date` is the day of the approval.
 */
export function voucherNumber(id: number, date: string): string {
  const head = `JW${date.slice(2, 4)}${date.slice(5, 7)}`
  const body = id.toString(36).toUpperCase()
  return `${head}-${body}-${checkCharacter(head + body)}`
}

/** Is this a voucher number whose check character fits? Spaces, case and dashes do not matter. */
export function isVoucherNumber(text: string): boolean {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return /^JW\d{4}[0-9A-Z]{2,12}$/.test(plain) && checkCharacter(plain.slice(0, -1)) === plain.at(-1)
}

/** As it is stored and printed; null when it is none. */
export function voucherOf(text: string): string | null {
  if (!isVoucherNumber(text)) return null
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return `${plain.slice(0, 6)}-${plain.slice(6, -1)}-${plain.slice(-1)}`
}

function checkCharacter(text: string): string {
  let product = modulus
  for (const char of text) {
    const sum = (product + alphabet.indexOf(char)) % modulus || modulus
    product = (sum * 2) % (modulus + 1)
  }
  return alphabet[(modulus + 1 - product) % modulus] ?? ''
}
