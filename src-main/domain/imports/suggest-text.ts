import { foldText } from '../_base/text.ts'
import { checkUscc } from '../identifiers/uscc.ts'
import type { FieldKind } from './import-target.ts'
import { readAmount, readBudget, readDate } from './read-cell.ts'

/** Words around a figure that say how sure somebody was; the figure itself can be read. */
const around =
  /^(?:约|大约|大概|近|将近|超|超过|不到|至少|最多|预计|暂估|左右|合计|共|计)+|(?:左右|上下|以上|以下|余|多|\+|\(.*\)|（.*）|含税|不含税|元整|整)+$/g

/**
 * A text near to one that could not be read, that can be: the figure in 约100万, the last day of 2025年6月, the date with a
 * day that exists, a code with O for 0. Null where nothing is plain enough to offer. Only ever offered, never taken.
 */
export function suggestedText(kind: FieldKind, text: string): string | null {
  const folded = foldText(text)
  switch (kind) {
    case 'money':
    case 'budget': {
      const bare = folded.replace(around, '').trim()
      const read = bare === '' || bare === folded ? null : kind === 'money' ? readAmount(bare, 1) : readBudget(bare, 1)
      return read && !('problem' in read) ? bare : null
    }
    case 'date':
      return suggestedDate(folded)
    case 'code': {
      // What an eye or a reader mistakes: these letters are not in the alphabet of the code.
      const likely = folded
        .toUpperCase()
        .replaceAll(/[\s-]/g, '')
        .replaceAll('O', '0')
        .replaceAll('I', '1')
        .replaceAll('S', '5')
        .replaceAll('Z', '2')
      return likely !== folded && checkUscc(likely).valid ? likely : null
    }
    case 'email': {
      const likely = folded
        .replaceAll(' ', '')
        .replace('＠', '@')
        .replaceAll('。', '.')
        .replace(/^mailto:/i, '')
      return likely !== folded && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(likely) ? likely : null
    }
    default:
      return null
  }
}

function suggestedDate(text: string): string | null {
  const month = /^(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*月?(?:底|末)?$/.exec(text)
  const past = /^(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*[日号]?$/.exec(text)
  const found = past ?? month
  if (!found) return null
  const [, year, monthText = ''] = found
  // The last day there is: of a month alone, or where the day named does not exist.
  for (const day of [31, 30, 29, 28]) {
    const read = readDate(`${year}-${monthText.padStart(2, '0')}-${day}`, { order: 'ymd' })
    if (read && 'value' in read) return past && Number(past[3]) <= day ? null : read.value
  }
  return null
}
