import { Button } from 'antd'
import { useState } from 'react'
import type { LeadDecisionShown } from '../../../src-preload/contract/leads.ts'
import { useSpeech } from '../../text/language.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { ScoreTable } from './score-table.tsx'

/** Every decision about a lead, newest first; the newest shows its scores, the others on asking. */
export function LeadLog({ leadId }: { leadId: number }) {
  const { words, format } = useSpeech()
  const say = words.leads
  const log = useSteadyQuery('leads.decisions', { id: leadId }).data ?? []
  const [shown, setShown] = useState<ReadonlyMap<number, boolean>>(new Map())
  const what = ({ repName, fromName }: LeadDecisionShown) =>
    repName === null ? say.nobody : fromName === null ? say.decided(repName) : say.moved(fromName, repName)
  return (
    <>
      <h3>{say.log}</h3>
      {log.length === 0 && <p className="muted">{say.noLog}</p>}
      <ol className="lead-log">
        {log.map((one, at) => {
          const open = shown.get(one.id) ?? at === 0
          return (
            <li key={one.id}>
              <div className="lead-log-line">
                <StateTag tone={one.kind === 'override' ? 'warn' : 'plain'}>{say.kinds[one.kind]}</StateTag>
                <strong>{what(one)}</strong>
                <span className="muted num">{format.dateTime(one.at)}</span>
                {one.kind !== 'rule' && <span className="muted">{say.by(one.actor)}</span>}
                {one.table && (
                  <Button
                    size="small"
                    type="link"
                    aria-expanded={open}
                    onClick={() => setShown(new Map(shown).set(one.id, !open))}
                  >
                    {open ? say.hideTable : say.showTable}
                  </Button>
                )}
              </div>
              {one.reason !== null && <p className="lead-reason">{one.reason}</p>}
              {open && one.table && <ScoreTable table={one.table} />}
            </li>
          )
        })}
      </ol>
    </>
  )
}
