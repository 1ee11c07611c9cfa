import { trialNodes, trialOutcomes, trialStates } from '../../../src-preload/contract/trials.ts'
import type { TrialRow } from '../../../src-preload/contract/trials.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'

type Said = 'grade' | 'model' | 'test' | 'remark'

/** Columns of the trials: which, where it stands and whom it waits for; what is tried; how it ended. */
export function trialColumns(
  { words, format }: Speech,
  levels: Readonly<Record<'grade' | 'model' | 'test', readonly string[]>>,
  owners: () => readonly string[],
  open: (row: TrialRow) => void,
): ColumnSpec<TrialRow>[] {
  const say = words.trials
  const title = (field: string) => fieldWords(words, field, 'trial')
  const time = (at: string | null) => (at === null ? '' : format.dateTime(at))
  const said = (field: Said, width: number): ColumnSpec<TrialRow> => ({
    field,
    title: title(field),
    width,
    editable: true,
    filter: 'text',
    ...(field === 'remark' ? {} : { choices: () => levels[field] }),
    text: (row) => row[field] ?? '',
  })
  const shown = (field: string, width: number, text: (row: TrialRow) => string): ColumnSpec<TrialRow> => ({
    field,
    title: title(field),
    width,
    text,
  })
  return [
    {
      ...shown('name', 124, (row) => row.name),
      pinned: true,
      filter: 'text',
      render: (row) => opener(row.name, `${say.open} ${row.name}`, 'cell-link', () => open(row)),
    },
    {
      field: 'customer',
      title: title('customer'),
      width: 220,
      editable: true,
      filter: 'text',
      text: (row) => row.customerName,
      value: (row) => row.customerName,
    },
    {
      field: 'state',
      title: title('state'),
      width: 116,
      filter: 'choice',
      text: (row) => say.states[row.state] ?? row.state,
      value: (row) => row.state,
      mark: (row) => (row.asks === null ? null : { kind: row.asks === 'questions' ? 'amber' : 'red', note: say.asks[row.asks] }),
      render: (row) => stateTag(row, say.states[row.state] ?? row.state),
    },
    {
      ...shown('node', 100, (row) => (row.node === null ? '' : say.nodes[row.node])),
      filter: 'choice',
      value: (row) => row.node,
    },
    shown('waitsFor', 100, (row) => row.waitsFor ?? ''),
    said('grade', 128),
    said('model', 110),
    said('test', 110),
    { ...shown('productName', 170, (row) => row.productName ?? ''), filter: 'text' },
    { ...shown('startsOn', 110, (row) => row.startsOn ?? ''), editable: true, filter: 'date' },
    { ...shown('endsOn', 110, (row) => row.endsOn ?? ''), editable: true, filter: 'date' },
    {
      field: 'owner',
      title: title('owner'),
      width: 96,
      editable: true,
      filter: 'choice',
      choices: owners,
      text: (row) => row.ownerName ?? '',
      value: (row) => row.ownerName,
    },
    {
      ...shown('outcome', 90, (row) => (row.outcome === null ? '' : (say.outcomes[row.outcome] ?? row.outcome))),
      filter: 'choice',
    },
    { ...shown('rootCause', 120, (row) => row.rootCause ?? ''), filter: 'choice' },
    shown('submittedAt', 140, (row) => time(row.submittedAt)),
    shown('approvedAt', 140, (row) => time(row.approvedAt)),
    said('remark', 200),
  ]
}

function opener(label: string, name: string, className: string, open: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `cell-open ${className}`
  button.tabIndex = -1
  button.setAttribute('aria-label', name)
  button.textContent = label
  button.addEventListener('click', open)
  return button
}

const tones: Readonly<Record<string, string>> = {
  [trialStates[0]]: 'plain',
  [trialStates[1]]: 'warn',
  [trialStates[2]]: 'bad',
  [trialStates[3]]: 'good',
  [trialStates[4]]: 'plain',
}

function stateTag(row: TrialRow, label: string): HTMLElement {
  const tag = document.createElement('span')
  const tone = row.asks === 'passed' || row.asks === 'end' ? 'bad' : (tones[row.state] ?? 'plain')
  tag.className = `cell-tag cell-tag-${tone}`
  tag.textContent = label
  return tag
}

/** Everything they can be filtered by. */
export function trialFilters({ words }: Speech, choices: Output<'customers.choices'> | undefined): FilterField[] {
  const say = words.trials
  const title = (field: string) => fieldWords(words, field, 'trial')
  const text = (field: string): FilterField => ({ field, title: title(field), kind: 'text' })
  const flag = (field: string): FilterField => ({ field, title: title(field), kind: 'flag' })
  const date = (field: string): FilterField => ({ field, title: title(field), kind: 'date' })
  const among = (field: string, values: readonly (readonly [string, string])[]): FilterField => ({
    field,
    title: title(field),
    kind: 'choice',
    choices: values.map(([value, label]) => ({ value, label, count: 0 })),
  })
  return [
    text('name'),
    text('customer'),
    among(
      'state',
      trialStates.map((value) => [value, say.states[value] ?? value]),
    ),
    among(
      'node',
      trialNodes.map((value) => [value, say.nodes[value]]),
    ),
    text('grade'),
    text('model'),
    text('test'),
    text('productName'),
    date('startsOn'),
    date('endsOn'),
    { field: 'ownerName', title: title('owner'), kind: 'choice', choices: choices?.owner ?? [] },
    among(
      'outcome',
      trialOutcomes.map((value) => [value, say.outcomes[value] ?? value]),
    ),
    text('rootCause'),
    flag('passed'),
    flag('questionsDue'),
    flag('overEnd'),
  ]
}
