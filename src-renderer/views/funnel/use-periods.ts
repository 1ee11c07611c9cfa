import { useState } from 'react'
import { compareOf, spanOf } from './periods.ts'
import type { CompareName, PeriodName, Span } from './periods.ts'

/** A period and what it is compared with, as chosen on a page. Both null until it is known what day it is. */
export function usePeriods(today: string | undefined, usual: PeriodName) {
  const [period, setPeriod] = useState<PeriodName>(usual)
  const [custom, setCustom] = useState<Span | null>(null)
  const [compare, setCompare] = useState<CompareName>('before')
  const [customCompare, setCustomCompare] = useState<Span | null>(null)
  const span = today === undefined ? null : spanOf(period, today, custom)
  const against = span && compareOf(compare, span, customCompare)
  return { span, against, period, setPeriod, custom, setCustom, compare, setCompare, customCompare, setCustomCompare }
}

export type Periods = ReturnType<typeof usePeriods>
