import type { Speech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { clauseWords } from '../services/index.ts'
import { signed } from './value-words.ts'

export type Pack = Output<'value.reviewPack'>

/** An indicator of the quarter beside a year ago and the industry, as figures and as they are said. */
export interface IndicatorRow {
  readonly name: string
  readonly now: Said
  readonly yearAgo: Said
  readonly industry: Said
  readonly change: string
  /** 1 better, -1 worse, 0 the same or not known. */
  readonly good: -1 | 0 | 1
  readonly trend: readonly number[]
  /** Where the figure of this quarter comes from; null where nobody said. */
  readonly origin: string | null
}
export interface Said {
  readonly value: number | null
  readonly text: string
}

export function indicatorRows(data: Pack, { words, format }: Speech): IndicatorRow[] {
  const year = `${Number(data.quarter.slice(0, 4)) - 1}${data.quarter.slice(4)}`
  return [...new Set(data.indicators.map(({ name }) => name))].map((name) => {
    const own = data.indicators.filter((one) => one.name === name)
    const now = own.find(({ quarter }) => quarter === data.quarter)
    const before = own.find(({ quarter }) => quarter === year)
    const last = own.at(-1)
    const said = (value: string | null | undefined): Said =>
      value == null
        ? { value: null, text: words.generic.noData }
        : { value: Number(value), text: `${format.decimal(Number(value))} ${last?.unit ?? ''}`.trim() }
    const change = now && before ? Number(now.value) - Number(before.value) : null
    const direction = last?.better === 'less' ? -1 : 1
    return {
      name,
      now: said(now?.value),
      yearAgo: said(before?.value),
      industry: said(now?.benchmark),
      change: change === null ? words.generic.noData : signed(change, 1),
      good: change === null ? 0 : (Math.sign(change * direction) as -1 | 0 | 1),
      trend: own.map(({ value }) => Number(value)),
      origin: now ? originOf(data, now, words) : null,
    }
  })
}

function originOf({ definitions }: Pack, now: Pack['indicators'][number], words: Speech['words']): string | null {
  if (now.origin === 'entered') return [now.source, now.asOf].filter((part) => part !== null).join(' · ') || null
  const formula = definitions.find(({ name }) => name === now.name)?.formula ?? ''
  // A formula that is one name alone says nothing with its number in its place.
  return now.workings === now.value ? formula : `${formula} = ${words.valueIndicators.workings(now.workings ?? '', now.value)}`
}

/** What the service was: a line a clause, then figures of two years. */
export function serviceRows({ service }: Pack, { words, format }: Speech) {
  const say = words.value.pack
  const share = (kept: number, late: number) => (kept + late === 0 ? words.generic.noData : format.percent(kept / (kept + late)))
  const hours = (value: number | null) => (value === null ? words.generic.noData : format.decimal(value))
  return {
    clauses: service.clauses.map((one) => ({
      key: one.clauseKey,
      cells: [
        clauseWords(words, one.clauseKey, one.clauseName),
        format.count(one.kept + one.late),
        share(one.kept, one.late),
        share(one.keptBefore, one.lateBefore),
        share(one.tierKept, one.tierLate),
      ],
    })),
    years: [
      [say.response, hours(service.medianResponseHours), hours(service.medianResponseHoursBefore)],
      [say.complaints, format.count(service.complaints), format.count(service.complaintsBefore)],
      [say.reviews, format.count(service.reviews), ''],
      [say.cocreations, format.count(service.cocreations), ''],
    ] as const,
  }
}

/** The next steps: those somebody wrote, else those the rule proposes, in words. */
export function stepsOf(data: Pack, { words, format }: Speech): string[] {
  if (data.steps) return data.steps
  const say = words.value
  return data.improvements.map(({ code, subject, figure }) => {
    const named =
      code === 'keep-promise'
        ? clauseWords(words, subject)
        : code === 'raise-health'
          ? ((say as unknown as Record<string, string>)[subject] ?? subject)
          : subject
    const amount = figure === null ? '' : code === 'keep-promise' ? format.percent(figure) : format.decimal(figure)
    return say.pack.improvements[code]?.(named, amount) ?? code
  })
}

/** Where the customer stands, in one line. */
export function packLine({ customer, today }: Pack, { words }: Speech): string {
  const say = words.value
  const ends = customer.serviceEndOn
  return [
    say.pack.preparedOn(today),
    ends === null ? null : (customer.days ?? 0) >= 0 ? say.pack.endsIn(ends, String(customer.days)) : say.pack.ended(ends),
    `${words.fields.owner} ${customer.ownerName ?? words.services.noOwner}`,
    customer.successManagerName && `${words.services.clauses['success-manager'] ?? ''} ${customer.successManagerName}`,
  ]
    .filter((part) => part)
    .join(' · ')
}
