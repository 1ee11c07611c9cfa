import { leadSources, leadStates } from '../../../src-preload/contract/leads.ts'
import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'

/** Columns of the leads: who, from where, what for; then the way they went. */
export function leadColumns(
  { words, format }: Speech,
  industries: () => readonly string[],
  open: (row: LeadRow) => void,
): ColumnSpec<LeadRow>[] {
  const say = words.leads
  const title = (field: string) => fieldWords(words, field, 'lead')
  const time = (at: string | null) => (at === null ? '' : format.dateTime(at))
  const own = (field: 'contactName' | 'phone' | 'needClass' | 'region' | 'remark', width: number): ColumnSpec<LeadRow> => ({
    field,
    title: title(field),
    width,
    editable: true,
    filter: 'text',
    text: (row) => row[field] ?? '',
  })
  return [
    { field: 'name', title: title('name'), width: 230, pinned: true, editable: true, filter: 'text', text: (row) => row.name },
    {
      field: 'state',
      title: title('state'),
      width: 116,
      filter: 'choice',
      text: (row) => say.states[row.state] ?? row.state,
      value: (row) => row.state,
      mark: (row) => (row.late === null ? null : { kind: row.late === 'escalate' ? 'red' : 'amber', note: say.late[row.late] }),
      render: (row) => stateButton(row, say.states[row.state] ?? row.state, `${say.why} ${row.name}`, () => open(row)),
    },
    { field: 'owner', title: title('owner'), width: 100, filter: 'choice', text: (row) => row.ownerName ?? '' },
    {
      field: 'source',
      title: title('source'),
      width: 110,
      editable: true,
      filter: 'text',
      choices: () => leadSources,
      text: (row) => row.source ?? '',
    },
    {
      field: 'industry',
      title: title('industry'),
      width: 120,
      editable: true,
      filter: 'text',
      choices: industries,
      text: (row) => row.industry ?? '',
    },
    own('needClass', 120),
    own('contactName', 90),
    own('phone', 130),
    {
      field: 'arrivedAt',
      title: title('arrivedAt'),
      width: 140,
      editable: true,
      filter: 'date',
      text: (row) => time(row.arrivedAt),
    },
    { field: 'touchDueAt', title: title('touchDueAt'), width: 140, text: (row) => time(row.touchDueAt) },
    { field: 'firstTouchAt', title: title('firstTouchAt'), width: 140, text: (row) => time(row.firstTouchAt) },
    own('region', 90),
    own('remark', 220),
  ]
}

/** The state in its colour; pressing it opens the lead. */
function stateButton(row: LeadRow, label: string, name: string, open: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cell-open'
  button.tabIndex = -1
  button.setAttribute('aria-label', `${label}, ${name}`)
  const tag = document.createElement('span')
  tag.className = `cell-tag ${row.late === 'escalate' ? 'cell-tag-bad' : row.late === null ? 'cell-tag-plain' : 'cell-tag-warn'}`
  tag.textContent = label
  button.append(tag)
  button.addEventListener('click', open)
  return button
}

/** Everything they can be filtered by. */
export function leadFilters({ words }: Speech, choices: Output<'customers.choices'> | undefined): FilterField[] {
  const title = (field: string) => fieldWords(words, field, 'lead')
  const text = (field: string): FilterField => ({ field, title: title(field), kind: 'text' })
  const flag = (field: string): FilterField => ({ field, title: title(field), kind: 'flag' })
  return [
    text('name'),
    {
      field: 'state',
      title: title('state'),
      kind: 'choice',
      choices: leadStates.map((value) => ({ value, label: words.leads.states[value] ?? value, count: 0 })),
    },
    { field: 'ownerName', title: title('owner'), kind: 'choice', choices: choices?.owner ?? [] },
    text('source'),
    text('industry'),
    text('needClass'),
    text('region'),
    text('contactName'),
    text('phone'),
    { field: 'arrivedAt', title: title('arrivedAt'), kind: 'date' },
    flag('assignLate'),
    flag('touchLate'),
    flag('untouchedLong'),
  ]
}
