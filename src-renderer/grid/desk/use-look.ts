import { useCallback, useMemo, useState } from 'react'
import type { ViewDefinition } from '../../../src-preload/contract/views.ts'
import type { ColumnSpec } from '../column-spec.ts'
import { comparedOf, matches } from '../filters/filter-match.ts'

/** The part of a view that is about looks: which saved views keep beside the question and the columns. */
export type Look = Pick<ViewDefinition, 'group' | 'rowHeight' | 'colours' | 'summaries'>

export interface Looking<Row> {
  readonly definition: Look
  readonly summary: boolean
  readonly change: (part: Partial<Look>) => void
  readonly setSummary: (shown: boolean) => void
  readonly colourOf: (row: Row, field: string) => string
}

const plain: Look = { group: [], rowHeight: null, colours: [], summaries: null }

export function useLook<Row>(columns: readonly ColumnSpec<Row>[]): Looking<Row> {
  const [definition, setDefinition] = useState<Look>(plain)
  const [summary, setSummary] = useState(false)
  const { colours } = definition
  const colourOf = useMemo(() => {
    if (colours.length === 0) return none
    const specs = new Map(columns.map((spec) => [spec.field, spec]))
    return (row: Row, field: string) => {
      const valueOf = (name: string) => {
        const own = specs.get(name)?.value
        return own ? own(row) : comparedOf((row as Record<string, unknown>)[name])
      }
      const rule = colours.find((each) => (each.fields === null || each.fields.includes(field)) && matches(each.when, valueOf))
      return rule?.colour ?? ''
    }
  }, [colours, columns])
  const change = useCallback((part: Partial<Look>) => setDefinition((now) => ({ ...now, ...part })), [])
  return { definition, summary, change, setSummary, colourOf }
}

const none = () => ''
