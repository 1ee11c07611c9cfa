import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { CellMark, ColumnSpec } from '../../grid/column-spec.ts'
import type { Speech } from '../../text/language.tsx'
import { fieldWords } from '../changes/index.ts'

export interface Choices {
  readonly type: readonly string[]
  readonly industry: readonly string[]
  readonly region: readonly string[]
  readonly province: readonly string[]
  readonly city: readonly string[]
  readonly source: readonly string[]
  readonly owner: readonly string[]
}

function tag(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

/** Every column of the customer grid; `own`: those of the workspace's own fields. */
export function customerColumns(
  speech: Speech,
  choices: () => Choices,
  open: (row: CustomerRow) => void,
  own: readonly ColumnSpec<CustomerRow>[] = [],
): ColumnSpec<CustomerRow>[] {
  const { words, format } = speech
  const say = words.customers.grid
  const title = (field: string) => fieldWords(words, field)
  const yuan = (fen: number | undefined) => (fen === undefined ? '' : String(fen / 100))

  /** An unread cell shows what the file said, so that the person sees what to correct. */
  const mark =
    (field: string, own?: (row: CustomerRow) => CellMark | null) =>
    (row: CustomerRow): CellMark | null => {
      const unread = row.unread[field]
      if (unread !== undefined) return { kind: 'unread', note: say.unread(unread) }
      return own?.(row) ?? null
    }
  const shown = (field: string, text: (row: CustomerRow) => string) => (row: CustomerRow) => row.unread[field] ?? text(row)
  const editable = (
    field: string,
    width: number,
    text: (row: CustomerRow) => string,
    more: Partial<ColumnSpec<CustomerRow>> & { own?: (row: CustomerRow) => CellMark | null } = {},
  ): ColumnSpec<CustomerRow> => {
    const { own, ...rest } = more
    return {
      field,
      title: title(field),
      width,
      editable: true,
      filter: 'text',
      text: shown(field, text),
      mark: mark(field, own),
      ...rest,
    }
  }
  const choice = (field: keyof Choices, width: number, text: (row: CustomerRow) => string) =>
    editable(field, width, text, { filter: 'choice', choices: () => choices()[field] })

  return [
    editable('name', 230, (row) => row.name, { pinned: true }),
    {
      field: 'missing',
      derived: true,
      title: words.fields.missing,
      width: 92,
      sortable: false,
      text: (row) => (row.missing.length === 0 ? say.complete : say.incomplete(row.missing.length)),
      mark: (row) =>
        row.missing.length === 0
          ? { kind: 'quiet' }
          : { kind: 'amber', note: say.missing(row.missing.map(title).join(words.generic.separator)) },
      render(row) {
        const button = document.createElement('button')
        button.type = 'button'
        button.tabIndex = -1
        button.className = row.missing.length === 0 ? 'cell-open muted' : 'cell-open cell-tag cell-tag-warn'
        button.textContent = row.missing.length === 0 ? say.complete : say.incomplete(row.missing.length)
        button.addEventListener('click', () => open(row))
        return button
      },
    },
    {
      field: 'tier',
      title: words.fields.tier,
      width: 84,
      filter: 'choice',
      text: (row) => row.tier ?? '',
      render: (row) => tag(row.tier ? `tier-tag tier-${row.tier}` : 'muted', row.tier ?? words.generic.noData),
    },
    {
      field: 'score',
      title: words.fields.score,
      width: 88,
      numeric: true,
      summed: true,
      filter: 'number',
      text: (row) => (row.score === null ? '' : row.score.toFixed(1)),
    },
    editable('owner', 92, (row) => row.ownerName ?? '', {
      filter: 'choice',
      choices: () => choices().owner,
      value: (row) => row.ownerName,
    }),
    choice('type', 110, (row) => row.type ?? ''),
    choice('industry', 110, (row) => row.industry ?? ''),
    choice('region', 80, (row) => row.region ?? ''),
    choice('province', 80, (row) => row.province ?? ''),
    choice('city', 84, (row) => row.city ?? ''),
    editable('budget', 122, (row) => format.budget(row.budgetMin, row.budgetMax), {
      value: (row) => (row.budgetMin === null ? null : row.budgetMin.fen / 100),
      numeric: true,
      filter: 'money',
      editText: (row) =>
        row.unread['budget'] ??
        (row.budgetMin === null
          ? ''
          : row.budgetMax === null || row.budgetMax.fen === row.budgetMin.fen
            ? yuan(row.budgetMin.fen)
            : `${yuan(row.budgetMin.fen)}-${yuan(row.budgetMax.fen)}`),
    }),
    choice('source', 96, (row) => row.source ?? ''),
    editable('annualPurchase', 118, (row) => format.money(row.annualPurchase), {
      numeric: true,
      summed: true,
      filter: 'money',
      editText: (row) => row.unread['annualPurchase'] ?? yuan(row.annualPurchase?.fen),
    }),
    editable('lastContactOn', 104, (row) => format.date(row.lastContactOn), {
      filter: 'date',
      own: (row) =>
        row.silence === null
          ? null
          : {
              kind: row.silence === 'dormant' ? 'amber' : 'red',
              note: `${words.customers.silence[row.silence]}${row.daysSinceContact === null ? '' : ` · ${words.customers.panel.lastContact(format.count(row.daysSinceContact))}`}`,
            },
    }),
    editable('serviceEndOn', 104, (row) => format.date(row.serviceEndOn), {
      filter: 'date',
      own: (row) => {
        const days = row.daysToServiceEnd
        if (days === null || days > 30) return null
        const panel = words.customers.panel
        const note =
          days < 0
            ? panel.serviceEnded(format.count(-days))
            : days === 0
              ? panel.serviceEndsToday
              : panel.serviceEndsIn(format.count(days))
        return { kind: days <= 7 ? 'red' : 'amber', note }
      },
    }),
    {
      field: 'silence',
      derived: true,
      title: words.fields.silence,
      width: 120,
      sortable: false,
      filter: 'choice',
      text: (row) => (row.silence === null ? '' : words.customers.silence[row.silence]),
      mark: (row) => (row.silence === null ? null : { kind: row.silence === 'dormant' ? 'amber' : 'red' }),
    },
    { field: 'contactName', title: words.fields.contactName, width: 90, filter: 'text', text: (row) => row.contactName ?? '' },
    {
      field: 'contactPhone',
      title: words.fields.contactPhone,
      width: 122,
      filter: 'text',
      text: (row) => row.contactPhone ?? '',
    },
    editable('uscc', 178, (row) => row.uscc ?? '', {
      own: (row) => (row.usccValid === false ? { kind: 'bad', note: say.badCode } : null),
    }),
    editable('shortName', 110, (row) => row.shortName ?? '', { hidden: true }),
    editable('tags', 140, (row) => row.tags.join(', '), { list: true }),
    editable('remark', 200, (row) => row.remark ?? '', {}),
    ...own,
    {
      field: 'createdAt',
      title: words.fields.createdAt,
      width: 134,
      filter: 'date',
      hidden: true,
      text: (row) => format.dateTime(row.createdAt),
    },
    {
      field: 'updatedAt',
      title: words.fields.updatedAt,
      width: 134,
      filter: 'date',
      text: (row) => format.dateTime(row.updatedAt),
    },
  ]
}
