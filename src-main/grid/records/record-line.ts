import type { Reading } from '../../store/contexts.ts'
import type { RecordLineAnswer } from '../../../src-preload/contract/_words/records.ts'
import { dateAt, instantOf, msPerMinute, wallTimeOf } from '../../domain/_base/instants.ts'
import { readRecordLine } from '../../domain/records/record-line.ts'
import { zoneMinutes, type RecordField } from './record-fields.ts'

type Named = NonNullable<RecordLineAnswer['customer']>

/** What a slice brings to read a line about one of its records. */
interface LineParts {
  readonly kind: RecordField
  /** Does a record stand at an hour, or on a day? */
  readonly at: 'instant' | 'day'
  readonly customers: (
    r: Reading,
    words: readonly string[],
  ) => { readonly customer: Named | null; readonly alike: readonly Named[]; readonly rest: readonly string[] }
}

/** The query `readLine` of a slice: one line as the fields of a record, each as a person would type it into its cell. */
export function recordLine({ kind: field, at: stands, customers }: LineParts) {
  const kinds = new Map<string, string>()
  if (field.kind === 'choice') {
    for (const value of field.values) kinds.set(value.toLowerCase(), value)
    for (const [word, value] of Object.entries(field.words ?? {})) kinds.set(word.toLowerCase(), value)
  }
  return (r: Reading, { line }: { line: string }): RecordLineAnswer => {
    const now = instantOf(r.clock.now())
    const today = dateAt(now, zoneMinutes)
    const minute = Math.floor(wallTimeOf(now, zoneMinutes).ms / msPerMinute)
    const read = readRecordLine(line, kinds, today, minute)
    const { customer, alike, rest } = customers(r, read.words)
    const owner =
      read.owner === null
        ? null
        : (r.read.value<string>(
            "SELECT name FROM member WHERE active = 1 AND (name = ? OR name LIKE ? OR replace(pinyin, ' ', '') LIKE ?) ORDER BY name <> ?, pinyin LIMIT 1",
            read.owner,
            `${read.owner.replaceAll(/[%_]/g, '')}%`,
            `${read.owner.replaceAll(/[%_]/g, '').toLowerCase()}%`,
            read.owner,
          ) ?? null)
    const name = read.owner !== null && owner === null ? [...rest, `@${read.owner}`] : rest
    // A day alone of something that has an hour is its opening hour, unless that has not come yet.
    const hour = Math.min(read.minute ?? 540, read.on === today ? minute : 1440)
    const clock = `${String(Math.floor(hour / 60)).padStart(2, '0')}:${String(hour % 60).padStart(2, '0')}`
    return {
      customer,
      alike: [...alike],
      kind: read.kind,
      name: name.join(' '),
      when: read.on === null ? null : stands === 'day' ? read.on : `${read.on} ${clock}`,
      owner,
    }
  }
}
