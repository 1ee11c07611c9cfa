import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { CustomerGrid } from './customer-grid.tsx'
import { conditionsOf } from './presets.ts'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'

export function CustomersView({ params, active }: ViewProps) {
  const { layout, save } = useSavedLayout('grid:customers')
  const { words } = useSpeech()
  const [initial] = useState(() => conditionsOf(params))
  if (layout === undefined) return <LoadingState rows={12} />
  return (
    <section className="desk" aria-label={words.customers.presets.all}>
      <CustomerGrid initial={initial} active={active} layout={layout} onLayout={save} />
    </section>
  )
}
