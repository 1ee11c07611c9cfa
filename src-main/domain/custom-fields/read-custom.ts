import type { CustomKind } from '../../../src-preload/contract/_words/custom-fields.ts'
import { foldText } from '../_base/text.ts'
import { readAmount, readDate, readTags } from '../imports/read-cell.ts'
import { readNumber } from '../imports/read-number.ts'

export type CustomReading =
  | { readonly value: string | number | null }
  | { readonly problem: 'not-number' | 'not-money' | 'not-date' | 'not-a-choice' | 'not-yes-no' | 'not-a-link' }

const yes = /^(?:是|有|对|真|已|y|yes|true|1|√|✓|on)$/i
const no = /^(?:否|无|没有|错|假|未|n|no|false|0|×|✗|off)$/i

/** An address that can be opened: http(s), or a bare host with a dot, which gets `https://`. Null for anything else. */
export function linkOf(text: string): string | null {
  const written = text.trim()
  if (/\s/.test(written) || written.length > 2000) return null
  const address = /^[a-z][a-z\d+.-]*:/i.test(written) && !/^[\w.-]+:\d+(?:\/|$)/.test(written) ? written : `https://${written}`
  if (/^https?:\/\/[^/?#\s]+\.[^/?#\s.]{2,}(?::\d+)?(?:[/?#]|$)/i.test(address)) return address
  return null
}

/** Yes is 1, no is 0; null for what says neither. */
export function flagOf(text: string): 0 | 1 | null {
  const word = foldText(text)
  return yes.test(word) ? 1 : no.test(word) ? 0 : null
}

/**
 * A text typed into a field of the workspace's own, as it is stored (rule J1): money in fen, yes and no as 1 and 0,
 * several choices joined by commas. `choices` empty: anything goes. A blank text is null.
 */
export function readCustom(kind: CustomKind, choices: readonly string[], typed: string | null): CustomReading {
  if (typed === null || typed.trim() === '') return { value: null }
  switch (kind) {
    case 'text':
      return { value: typed.trim() }
    case 'number': {
      const read = readNumber(typed)
      return read === null ? { value: null } : 'problem' in read ? { problem: 'not-number' } : read
    }
    case 'money': {
      const read = readAmount(typed, 1)
      return read === null ? { value: null } : 'problem' in read ? { problem: 'not-money' } : { value: read.fen }
    }
    case 'date': {
      const read = readDate(typed, { order: 'ymd' })
      return read === null ? { value: null } : 'problem' in read ? { problem: 'not-date' } : { value: read.value }
    }
    case 'choice': {
      const chosen = choiceAmong(choices, typed)
      return chosen === null ? { problem: 'not-a-choice' } : { value: chosen }
    }
    case 'choices': {
      const chosen = readTags(typed).map((one) => choiceAmong(choices, one))
      if (chosen.includes(null)) return { problem: 'not-a-choice' }
      return { value: chosen.length === 0 ? null : [...new Set(chosen)].join(',') }
    }
    case 'flag': {
      const value = flagOf(typed)
      return value === null ? { problem: 'not-yes-no' } : { value }
    }
    case 'link': {
      const value = linkOf(typed)
      return value === null ? { problem: 'not-a-link' } : { value }
    }
  }
}

/** The choice as it was defined, whatever the case and width it is typed in; any text where none were defined. */
export function choiceAmong(choices: readonly string[], typed: string): string | null {
  const word = foldText(typed)
  if (choices.length === 0) return word
  return choices.find((choice) => foldText(choice).toLowerCase() === word.toLowerCase()) ?? null
}
