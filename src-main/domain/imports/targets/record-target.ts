import type { ImportTargetName } from '../../../../src-preload/contract/imports.ts'
import { HeaderVocabulary, type VocabularyWords } from '../header-vocabulary.ts'
import type { CellProblem, ImportField, ImportTarget, RawValues, StoredValue } from '../import-target.ts'
import { nameIn, textOf } from '../read-field.ts'

/** What a list of plain records says of itself: fields that stand in one column each, and names of other records. */
export interface RecordTargetSpec {
  readonly name: ImportTargetName
  /** The field a row is called by. */
  readonly title: string
  readonly words: VocabularyWords
  /** Without the id, which every list has. */
  readonly fields: readonly ImportField[]
  /** Keys by which rows are recognised when nothing else is said. */
  readonly keys: readonly string[]
  /** Beside the values of fields: columns that follow from them in every row. */
  readonly derived?: Readonly<Record<string, (row: Readonly<Record<string, StoredValue>>) => StoredValue>>
  /** Texts that a field's kind reads as text and that are stored otherwise (a time of day); null: cannot be read. */
  readonly readers?: Readonly<Record<string, (text: string) => StoredValue>>
  /** What is said of a text that its reader cannot read, by field; `unreadable-date` where nothing else is. */
  readonly unreadable?: Readonly<Record<string, string>>
  /** Fills what a row leaves open from what it says, before anything is required of it. */
  complete?(row: Record<string, StoredValue>, references: readonly (string | null)[]): void
  /** Columns that an import never changes in a record that is there. */
  readonly fixed?: readonly string[]
  /** What a row is recognised by beside its id and the columns of the keys. */
  identify?(
    row: Readonly<Record<string, StoredValue>>,
    references: Readonly<Record<string, string | null>>,
  ): Readonly<Record<string, string | null>>
}

/** A list of plain records as a target of imports. A row without what is required says which field is missing. */
export function recordTarget(spec: RecordTargetSpec): ImportTarget {
  const fields: ImportField[] = [{ key: 'id', kind: 'id', columns: [], identifies: 'id' }, ...spec.fields]
  const own = spec.fields.flatMap(({ columns }) => columns)
  const columns = [...own, ...Object.keys(spec.derived ?? {})]
  const references = spec.fields.filter(({ names }) => names !== undefined).map(({ key }) => key)
  const codes = spec.fields.filter(({ key }) => key === 'customerCode').map(({ key }) => key)
  const asked = [...references, ...codes]
  const identified = spec.fields.flatMap(({ identifies }) => identifies ?? [])
  const more = spec.identify ? Object.keys(spec.identify({}, {})) : []
  const rowOf = (values: readonly StoredValue[]) => Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null]))
  return {
    name: spec.name,
    title: spec.title,
    missing: 'incomplete-row',
    vocabulary: new HeaderVocabulary(spec.words),
    columns,
    writable: own.filter((column) => !spec.fixed?.includes(column)),
    neverBlank: spec.fields.filter(({ required }) => required).flatMap(({ columns: stored }) => [...stored]),
    part: [],
    references: asked,
    identity: [...new Set(['id', ...identified, ...more, ...asked.map(nameOf)])],
    keys: spec.keys,
    fields,
    clean(values, _options, problems) {
      const row: Record<string, StoredValue> = {}
      for (const field of spec.fields) for (const column of field.columns) row[column] = valueOf(spec, field, values, problems)
      const named = asked.map((key) => nameIn(values, key))
      spec.complete?.(row, named)
      const missing = spec.fields.filter(
        ({ required, columns: [column] }) => required && column !== undefined && row[column] === null,
      )
      for (const { key } of missing) problems.push({ cause: 'missing-field', field: null, value: key })
      if (missing.length > 0) return null
      for (const [column, of] of Object.entries(spec.derived ?? {})) row[column] = of(row)
      return {
        values: columns.map((column) => row[column] ?? null),
        part: null,
        references: named,
        ...(typeof values['id'] === 'number' ? { id: values['id'] } : {}),
      }
    },
    identify({ values, references: named, id }) {
      const row = rowOf(values)
      const identity: Record<string, string | null> = { id: id === undefined ? null : String(id) }
      for (const {
        identifies,
        columns: [column],
      } of spec.fields)
        if (identifies !== undefined && column !== undefined) identity[identifies] = asText(row[column])
      for (const [at, key] of asked.entries()) identity[nameOf(key)] = named[at] ?? null
      const by = Object.fromEntries(asked.map((key, at) => [key, named[at] ?? null]))
      return { ...identity, ...spec.identify?.(row, by) }
    },
  }
}

function valueOf(spec: RecordTargetSpec, field: ImportField, values: RawValues, problems: CellProblem[]): StoredValue {
  const value = values[field.key]
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return null
  const text = field.kind === 'long-text' ? value.trim() : field.isName ? nameIn(values, field.key) : textOf(values, field.key)
  const reader = spec.readers?.[field.key]
  if (!reader || text === null || text === '') return text === '' ? null : text
  const read = reader(text)
  if (read === null) problems.push({ cause: spec.unreadable?.[field.key] ?? 'unreadable-date', field: field.key, value: text })
  return read
}

/** What a reference is called in an identity. */
function nameOf(reference: string): string {
  return `${reference}Name`
}

function asText(value: StoredValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
