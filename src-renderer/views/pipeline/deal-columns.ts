import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { tiers } from '../../../src-preload/contract/customers.ts'
import type { CellMark, ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'
import { knownWord } from './stage-words.ts'

type Stages = Output<'pipeline.stages'>
type Choices = Output<'pipeline.choices'>
export interface Lists {
  readonly stages: Stages | undefined
  readonly choices: Choices | undefined
}

function stageTag({ words, format }: Speech, row: OpportunityRow): HTMLElement {
  const cell = document.createElement('span')
  cell.className = 'deal-stage'
  const name = document.createElement('span')
  name.className = row.closing === null ? '' : `deal-closing deal-${row.closing}`
  name.textContent = knownWord(words, row.stageName)
  cell.append(name)
  for (const [marked, className, text, hint] of [
    [
      row.stuck,
      'deal-mark deal-stuck',
      words.pipeline.marks.stuck,
      words.pipeline.marks.stuckHint(format.count(row.daysInStage)),
    ],
    [row.stalled, 'deal-mark deal-stalled', words.pipeline.marks.stalled, words.pipeline.marks.stalledHint],
  ] as const) {
    if (!marked) continue
    const mark = document.createElement('span')
    mark.className = className
    mark.textContent = text
    mark.title = hint
    cell.append(mark)
  }
  return cell
}

function openButton(hint: string, text: string, open: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.tabIndex = -1
  button.className = 'cell-open deal-open'
  button.title = hint
  button.textContent = text
  button.addEventListener('click', open)
  return button
}

/** Every column of the deal grid; the days in a stage open the deal. */
export function dealColumns(
  speech: Speech,
  lists: () => Lists,
  open: (row: OpportunityRow) => void,
): ColumnSpec<OpportunityRow>[] {
  const { words, format } = speech
  const title = (field: string) => fieldWords(words, field, 'opportunity')
  const own = (
    field: string,
    width: number,
    text: (row: OpportunityRow) => string,
    more: Partial<ColumnSpec<OpportunityRow>> = {},
  ): ColumnSpec<OpportunityRow> => ({ field, title: title(field), width, editable: true, filter: 'text', text, ...more })
  const shown = (
    field: string,
    width: number,
    text: (row: OpportunityRow) => string,
    more: Partial<ColumnSpec<OpportunityRow>> = {},
  ): ColumnSpec<OpportunityRow> => ({ field, title: title(field), width, filter: 'text', text, ...more })
  const chosen = (field: keyof Choices, width: number, text: (row: OpportunityRow) => string, editable = true) =>
    own(field, width, text, {
      editable,
      filter: 'choice',
      choices: () => (lists().choices?.[field] ?? []).map((one) => one.value),
    })
  const day = (field: string, text: (row: OpportunityRow) => string | null, more: Partial<ColumnSpec<OpportunityRow>> = {}) =>
    own(field, 108, (row) => format.date(text(row)), { filter: 'date', ...more })
  const yuan = (money: OpportunityRow['amount']) => (money === null ? '' : String(money.fen / 100))
  const mark = (row: OpportunityRow): CellMark | null =>
    row.stuck
      ? { kind: 'amber', note: words.pipeline.marks.stuckHint(format.count(row.daysInStage)) }
      : row.stalled
        ? { kind: 'quiet', note: words.pipeline.marks.stalledHint }
        : null
  return [
    own('name', 240, (row) => row.name, { pinned: true }),
    own('stage', 176, (row) => knownWord(words, row.stageName), {
      filter: 'choice',
      choices: () => (lists().stages?.stages ?? []).map((one) => one.name),
      editText: (row) => row.stageName,
      value: (row) => row.stage,
      mark,
      render: (row) => stageTag(speech, row),
    }),
    shown('daysInStage', 84, (row) => format.count(row.daysInStage), {
      numeric: true,
      derived: true,
      filter: 'number',
      render: (row) => openButton(words.pipeline.open, format.count(row.daysInStage), () => open(row)),
    }),
    own('amount', 118, (row) => format.money(row.amount), {
      numeric: true,
      summed: true,
      filter: 'money',
      editText: (row) => yuan(row.amount),
      value: (row) => (row.amount === null ? null : row.amount.fen / 100),
    }),
    own('probability', 72, (row) => `${row.probability}%`, {
      numeric: true,
      filter: 'number',
      editText: (row) => (row.ownProbability ? String(row.probability) : ''),
      mark: (row) => (row.ownProbability ? { kind: 'quiet', note: words.pipeline.marks.ownProbability } : null),
    }),
    shown('weighted', 118, (row) => format.money(row.weighted), { numeric: true, derived: true, filter: 'money' }),
    day('expectedClose', (row) => row.expectedClose),
    chosen('owner', 84, (row) => row.ownerName ?? ''),
    own('nextStep', 150, (row) => row.nextStep ?? ''),
    day('nextStepOn', (row) => row.nextStepOn),
    own('customer', 220, (row) => row.customerName, { value: (row) => row.customerName }),
    chosen('productLine', 100, (row) => row.productLine ?? ''),
    chosen('region', 76, (row) => row.region ?? '', false),
    chosen('source', 96, (row) => row.source ?? ''),
    day('budgetConfirmedOn', (row) => row.budgetConfirmedOn),
    day('demoAgreedOn', (row) => row.demoAgreedOn),
    day('pocProvidedOn', (row) => row.pocProvidedOn),
    own('lossCause', 96, (row) => (row.lossCause === null ? '' : knownWord(words, row.lossCause)), {
      filter: 'choice',
      choices: () => lists().stages?.lossCauses ?? [],
      editText: (row) => row.lossCause ?? '',
      value: (row) => row.lossCause,
    }),
    shown('materialVersion', 116, (row) => row.materialVersion ?? '', { filter: 'choice' }),
    shown('customerTier', 76, (row) => row.customerTier ?? '', { filter: 'choice' }),
    chosen('team', 80, (row) => row.team ?? '', false),
    chosen('industry', 100, (row) => row.industry ?? '', false),
    own('remark', 180, (row) => row.remark ?? ''),
    shown('createdAt', 128, (row) => format.dateTime(row.createdAt), { filter: 'date' }),
    shown('closedAt', 128, (row) => (row.closedAt === null ? '' : format.dateTime(row.closedAt)), {
      filter: 'date',
      hidden: true,
    }),
  ]
}

/** Everything deals can be filtered by. */
export function dealFilters({ words }: Speech, { stages, choices }: Lists): FilterField[] {
  const title = (field: string) => fieldWords(words, field, 'opportunity')
  const of = (kind: FilterField['kind'], ...fields: string[]): FilterField[] =>
    fields.map((field) => ({ field, title: title(field), kind }))
  const listed = (field: keyof Choices): FilterField => ({
    field,
    title: title(field),
    kind: 'choice',
    choices: choices?.[field] ?? [],
  })
  return [
    ...of('text', 'name', 'customer'),
    {
      field: 'stage',
      title: title('stage'),
      kind: 'choice',
      choices: (stages?.known ?? []).map((one) => ({
        value: one.key,
        label: one.former ? words.stages.formerly(knownWord(words, one.name)) : knownWord(words, one.name),
        count: 0,
      })),
    },
    ...of('flag', 'open', 'stuck', 'stalled'),
    listed('owner'),
    listed('team'),
    listed('region'),
    listed('productLine'),
    listed('source'),
    listed('industry'),
    listed('materialVersion'),
    { field: 'customerTier', title: title('customerTier'), kind: 'choice', choices: tiers.map((value) => ({ value, count: 0 })) },
    {
      field: 'lossCause',
      title: title('lossCause'),
      kind: 'choice',
      choices: (stages?.lossCauses ?? []).map((value) => ({ value, label: knownWord(words, value), count: 0 })),
    },
    ...of('money', 'amount', 'weighted'),
    ...of('number', 'probability', 'daysInStage'),
    ...of('date', 'expectedClose', 'nextStepOn', 'budgetConfirmedOn', 'demoAgreedOn', 'pocProvidedOn'),
    ...of('date', 'createdAt', 'closedAt', 'stageSince', 'touchedAt'),
    ...of('text', 'nextStep', 'remark', 'cohort', 'movement', 'slippage'),
  ]
}
