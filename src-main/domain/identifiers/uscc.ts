import { foldText } from '../_base/text.ts'

export type UsccFault = 'length' | 'illegal_char' | 'department' | 'checksum'

export interface UsccCheck {
  readonly valid: boolean
  /** The first fault found, in the order of `UsccFault`; null when valid. */
  readonly reason: UsccFault | null
  /** Folded, without spaces and hyphens, upper case: the form to store and compare. */
  readonly normalised: string
}

// GB 32100-2015: no I, O, S, V, Z; weights are 3^(i−1) mod 31.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const departments = '123456789ANY'

const values = new Int8Array(128).fill(-1)
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i

/** True when the text is 18 digits and capitals already, so that nothing has to be normalised. */
function isNormal(text: string): boolean {
  if (text.length !== 18) return false
  for (let i = 0; i < 18; i++) {
    const code = text.charCodeAt(i)
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a))) return false
  }
  return true
}

/**
 * Checks a 统一社会信用代码: length, alphabet, registering department, check character (facts 7). Takes any text as
 * written; never fails. The organisation code inside has its own check digit, which is not judged here.
 */
export function checkUscc(input: string): UsccCheck {
  const normalised = isNormal(input)
    ? input
    : foldText(input)
        .replace(/[\s\-‐‑‒–—−]/g, '')
        .toUpperCase()
  const fault = (reason: UsccFault): UsccCheck => ({ valid: false, reason, normalised })
  if (normalised.length !== 18) return fault('length')
  let sum = 0
  for (let i = 0; i < 18; i++) {
    const value = values[normalised.charCodeAt(i)] ?? -1
    if (value < 0) return fault('illegal_char')
    sum += value * (weights[i] ?? 0)
  }
  if (!departments.includes(normalised.charAt(0))) return fault('department')
  if (alphabet.charAt((31 - (sum % 31)) % 31) !== normalised.charAt(17)) return fault('checksum')
  return { valid: true, reason: null, normalised }
}

/** Appends the check character to 17 characters of the code's alphabet; for made-up data that must pass the check. */
export function completeUscc(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (values[first17.charCodeAt(i)] ?? 0) * (weights[i] ?? 0)
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31)
}
