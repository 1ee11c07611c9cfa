import { Button } from 'antd'
import { useEffect } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined } from '../../ui/icons.tsx'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { useDesk } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { proofPlace } from '../proof/index.ts'
import { useActing } from '../rebates/index.ts'
import { DecisionForm } from './decision-form.tsx'
import { DifferenceList } from './difference-list.tsx'
import { SettlementForm } from './settlement-form.tsx'

/** One row: what the difference is made of, the decision, the settlement. */
export function ReconciliationPanel({ id, active, onClose }: { id: number; active: boolean; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation
  const { by } = useActing()
  const desk = useDesk()
  const answer = useSteadyQuery('reconciliation.list', { filter: { field: 'id', op: 'eq', value: id }, offset: 0, limit: 1 })
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered() || isTyping(event.target)) return
      onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, onClose])
  return (
    <aside className="recon-panel" aria-label={say.title}>
      <Answered answer={answer}>
        {({ rows: [row] }) =>
          row ? (
            <>
              <header className="recon-head">
                <div>
                  <h2>{row.name}</h2>
                  <span className="muted">{row.period}</span> <StateTag>{say.states[row.status]}</StateTag>
                  <StateTag tone={row.decision === 'disputed' ? 'bad' : row.decision === 'open' ? 'plain' : 'good'}>
                    {say.decisions[row.decision]}
                  </StateTag>
                </div>
                <Button
                  size="small"
                  className="recon-proof"
                  onClick={() => desk.open(proofPlace(row.period, row.party, row.name))}
                >
                  {say.panel.proof}
                </Button>
                <Button type="text" size="small" icon={<CloseOutlined />} aria-label={words.generic.close} onClick={onClose} />
              </header>
              <dl className="recon-figures">
                {(['calculated', 'claimed', 'difference', 'approved', 'paid', 'owed'] as const).map((field) => (
                  <div key={field}>
                    <dt>{say.fields[field]}</dt>
                    <dd className={field === 'difference' && (row.difference?.fen ?? 0) !== 0 ? 'money-bad' : ''}>
                      {row[field] === null ? words.generic.noData : format.ledger(row[field])}
                    </dd>
                  </div>
                ))}
              </dl>
              <DifferenceList period={row.period} party={row.party} claimed={row.claimed !== null} />
              {!row.closed && <DecisionForm row={row} by={by} />}
              <SettlementForm row={row} by={by} />
            </>
          ) : null
        }
      </Answered>
    </aside>
  )
}
