import { useCallback, useEffect, useRef } from 'react'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import type { Choices } from './customer-columns.ts'

const none: Choices = { type: [], industry: [], region: [], province: [], city: [], source: [], owner: [] }

/** Values in use: for filters with counts, for editors as plain lists read at the moment of editing. */
export function useChoices(): { data: Output<'customers.choices'> | undefined; values: () => Choices } {
  const { data } = useSteadyQuery('customers.choices', {})
  const latest = useRef<Choices>(none)
  useEffect(() => {
    if (!data) return
    const plain = (list: readonly { value: string }[]) => list.map((each) => each.value)
    latest.current = {
      type: plain(data.type),
      industry: plain(data.industry),
      region: plain(data.region),
      province: plain(data.province),
      city: plain(data.city),
      source: plain(data.source),
      owner: plain(data.owner),
    }
  }, [data])
  return { data, values: useCallback(() => latest.current, []) }
}
