import {
  targetMeasures,
  targetMonths,
  targetQuarters,
  targetScopes,
  type TargetMonth,
  type TargetQuarter,
} from '../../../src-preload/contract/_words/targets.ts'
import type { TargetRow } from '../../../src-preload/contract/targets.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

/** A year of targets as sheets have it: who, then the months with their quarters. */
export function targetColumns({ words, format }: Speech): ColumnSpec<TargetRow>[] {
  const say = words.targets
  const money = (
    field: TargetMonth | TargetQuarter | 'total',
    title: string,
    of: (row: TargetRow) => TargetRow['total'],
    editable: boolean,
  ): ColumnSpec<TargetRow> => ({
    field,
    title,
    width: field === 'total' ? 132 : 116,
    numeric: true,
    editable,
    filter: 'money',
    text: (row) => format.ledger(of(row)),
    value: (row) => {
      const shown = of(row)
      return shown === null ? null : shown.fen / 100
    },
    editText: (row) => {
      const shown = of(row)
      return shown === null ? '' : String(shown.fen / 100)
    },
  })
  const months = targetQuarters.flatMap((quarter, at) => [
    ...targetMonths
      .slice(at * 3, at * 3 + 3)
      .map((month, within) => money(month, say.month(at * 3 + within + 1), (row) => row.months[at * 3 + within] ?? null, true)),
    money(quarter, say.quarter(at + 1), (row) => row.quarters[at] ?? null, true),
  ])
  const plain = { editable: true, filter: 'text' } as const
  return [
    { field: 'subject', title: say.fields.subject, width: 120, pinned: true, ...plain, text: (row) => row.subject },
    {
      field: 'scope',
      title: say.fields.scope,
      width: 72,
      editable: false,
      filter: 'choice',
      text: (row) => say.scopes[row.scope],
    },
    {
      field: 'measure',
      title: say.fields.measure,
      width: 80,
      editable: true,
      filter: 'choice',
      text: (row) => say.measures[row.measure],
      choices: () => targetMeasures.map((measure) => say.measures[measure]),
    },
    {
      field: 'year',
      title: say.fields.year,
      width: 72,
      numeric: true,
      editable: true,
      filter: 'number',
      text: (row) => String(row.year),
    },
    ...months,
    money('total', say.fields.total, (row) => row.total, false),
  ]
}

/** Everything targets can be filtered by. */
export function targetFilters({ words }: Speech): FilterField[] {
  const say = words.targets
  const choice = <V extends string>(
    field: 'measure' | 'scope',
    values: readonly V[],
    names: Readonly<Record<V, string>>,
  ): FilterField => ({
    field,
    title: say.fields[field],
    kind: 'choice',
    choices: values.map((value) => ({ value, count: 0, label: names[value] })),
  })
  return [
    { field: 'year', title: say.fields.year, kind: 'number' },
    choice('measure', targetMeasures, say.measures),
    choice('scope', targetScopes, say.scopes),
    { field: 'subject', title: say.fields.subject, kind: 'text' },
    ...targetMonths.map((field, at): FilterField => ({ field, title: say.month(at + 1), kind: 'money' })),
    ...targetQuarters.map((field, at): FilterField => ({ field, title: say.quarter(at + 1), kind: 'money' })),
    { field: 'total', title: say.fields.total, kind: 'money' },
  ]
}
