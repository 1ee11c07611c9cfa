import { Button, Tabs } from 'antd'
import { CloseOutlined } from '../../ui/icons.tsx'
import { useEffect } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CustomerDetails } from './customer-details.tsx'
import { CustomerHistory } from './customer-history.tsx'
import { TierTag } from './tier-tag.tsx'

interface Props {
  readonly id: number
  readonly active: boolean
  readonly onClose: () => void
  readonly onOpen: (id: number) => void
}

/** The side panel beside the grid; it follows the row in focus while it is open. */
export function CustomerPanel({ id, active, onClose, onOpen }: Props) {
  const { words } = useSpeech()
  const say = words.customers.panel
  const answer = useSteadyQuery('customers.get', { id })
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return
      // Esc first ends an edit in a cell or field.
      if (isTyping(event.target)) return
      onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, onClose])
  return (
    <aside className="panel" aria-label={say.label}>
      <header className="panel-head">
        <h2>{answer.data?.customer.name ?? words.generic.loading}</h2>
        {answer.data && <TierTag tier={answer.data.customer.tier} />}
        <Button type="text" size="small" aria-label={say.close} icon={<CloseOutlined />} onClick={onClose} />
      </header>
      <Tabs
        size="small"
        className="panel-tabs"
        items={[
          {
            key: 'details',
            label: say.details,
            children: <Answered answer={answer}>{(data) => <CustomerDetails data={data} onOpen={onOpen} />}</Answered>,
          },
          { key: 'history', label: say.history, children: <CustomerHistory id={id} /> },
        ]}
      />
    </aside>
  )
}
