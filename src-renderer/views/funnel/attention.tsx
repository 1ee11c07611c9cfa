import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Figure, Figures } from '../../ui/figure.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { rowsPlace } from './drill.ts'

/** What a manager asks first: stuck, stalled, without a next step, past its date. */
export function Attention({ query }: { query: RowQuery }) {
  const { words } = useSpeech()
  const say = words.funnel.review
  const today = useSteadyQuery('system.capabilities', {}).data?.today ?? ''
  const open: FilterCondition = { field: 'open', op: 'eq', value: true }
  const kinds = [
    ['stuck', [{ field: 'stuck', op: 'eq', value: true }], 'amber'],
    ['stalled', [{ field: 'stalled', op: 'eq', value: true }], 'plain'],
    ['noNext', [open, { field: 'nextStep', op: 'blank' }], 'amber'],
    ['overdue', [open, { field: 'expectedClose', op: 'lt', value: today }], 'red'],
  ] as const satisfies readonly (readonly [string, readonly FilterCondition[], string])[]
  return (
    <Section title={say.attention}>
      <Figures>
        {kinds.map(([kind, conditions, tone]) => (
          <Counted key={kind} label={say[kind]} query={query} conditions={conditions} tone={tone} />
        ))}
      </Figures>
    </Section>
  )
}

function Counted({
  label,
  query,
  conditions,
  tone,
}: {
  label: string
  query: RowQuery
  conditions: readonly FilterCondition[]
  tone: 'plain' | 'amber' | 'red'
}) {
  const asked = { ...query, filter: { all: [...(query.filter ? [query.filter] : []), ...conditions] } }
  const count = useSteadyQuery('pipeline.count', conditions.some((one) => one.value === '') ? null : asked).data?.count
  return <Figure label={label} value={count ?? 0} to={rowsPlace(query, conditions, label)} tone={tone} />
}
