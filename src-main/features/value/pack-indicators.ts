import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { value } from '../../../src-preload/contract/value.ts'
import { addQuarters } from '../../domain/_base/quarters.ts'
import type { Reading } from '../../store/contexts.ts'
import type { CustomerIndicators } from './customer-indicators.ts'

type Pack = ReturnType<QueryHandlers<typeof value, Reading>['reviewPack']>

/** Quarters for which formulas are reckoned: enough for a trend and a year ago. */
const quarters = 8

/**
 * The indicators of a review pack (rule C5), in the order of their definitions, then what else was entered; a figure somebody
 * entered stands before what a formula comes to.
 */
export function packIndicators(own: CustomerIndicators, current: string): Pick<Pack, 'definitions' | 'indicators'> {
  const indicators: Pack['indicators'] = own.entered.map(({ as_of, ...one }) => ({
    ...one,
    origin: 'entered',
    asOf: as_of,
    workings: null,
  }))
  const definitions = own.definitions.map((one) => {
    for (let back = quarters - 1; back >= 0; back -= 1) {
      const quarter = addQuarters(current, -back)
      if (own.entered.some((each) => each.quarter === quarter && each.name === one.name)) continue
      const reckoned = own.reckoned(one, quarter)
      if (reckoned === null || reckoned.value === null) continue
      const { name, unit, better } = one
      const { value, workings } = reckoned
      indicators.push({
        quarter,
        name,
        unit,
        better,
        value,
        benchmark: null,
        origin: 'formula',
        source: null,
        asOf: null,
        workings,
      })
    }
    const now = own.reckoned(one, current)
    const { name, unit, better, formula } = one
    return {
      name,
      unit,
      better,
      formula,
      reckoned: now?.value ?? null,
      workings: now?.workings ?? null,
      lacking: [...(now?.lacking ?? [])],
    }
  })
  const place = (name: string) => {
    const at = definitions.findIndex((one) => one.name === name)
    return at === -1 ? definitions.length : at
  }
  indicators.sort(
    (a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name, 'zh') || a.quarter.localeCompare(b.quarter),
  )
  return { definitions, indicators }
}
