import { useCallback, useEffect, useRef } from 'react'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Lists } from './deal-columns.ts'

/** Stages and values in use: for filters as they come, for editors read at the moment of editing. */
export function useLists(): Lists & { readonly current: () => Lists } {
  const stages = useSteadyQuery('pipeline.stages', {}).data
  const choices = useSteadyQuery('pipeline.choices', {}).data
  const latest = useRef<Lists>({ stages: undefined, choices: undefined })
  useEffect(() => {
    latest.current = { stages, choices }
  }, [stages, choices])
  return { stages, choices, current: useCallback(() => latest.current, []) }
}
