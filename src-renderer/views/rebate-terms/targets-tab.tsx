import { Button, Select } from 'antd'
import { useState } from 'react'
import type { RebateProgrammeRow } from '../../../src-preload/contract/rebates/programmes.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { useDesk } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { programmesPlace } from '../programmes/index.ts'
import { factTitle } from './fact-title.ts'
import { TargetDialog, type TargetStart } from './target-dialog.tsx'
import { TargetSheetDialog } from './target-sheet-dialog.tsx'
import { TargetTable } from './target-table.tsx'

/** Does its newest version go by a target or a baseline? */
function goesByAgreed({ versions: [newest] }: RebateProgrammeRow): boolean {
  const rule = newest?.definition.rule
  return rule?.tierOn === 'attainmentPct' || rule?.tierOn === 'growthPct' || (rule?.applyTo ?? 'basis') !== 'basis'
}

/** Agreed figures of one programme at a time, with who still lacks one. */
export function TargetsTab() {
  const { words, format } = useSpeech()
  const say = words.rebateTerms.targets
  const desk = useDesk()
  const wire = useWire()
  const tellFailure = useTellFailure()
  const programmes = useSteadyQuery('rebates.programmes', {})
  const [chosen, setChosen] = useState<number | null>(null)
  const [editing, setEditing] = useState<TargetStart | null>(null)
  const [taking, setTaking] = useState(false)
  const programmeId = chosen ?? (programmes.data?.findLast(goesByAgreed) ?? programmes.data?.[0])?.id ?? null
  const answer = useSteadyQuery('rebates.targets', programmeId === null ? null : { programmeId })
  const clear = (row: { partyName: string; period: string; fact: string }) => {
    if (programmeId === null) return
    const rows = [{ party: row.partyName, period: row.period, fact: row.fact, value: null }]
    wire.call('rebates.saveTargets', { programmeId, rows }).catch(tellFailure)
  }
  if (programmes.data?.length === 0)
    return (
      <EmptyState
        title={words.programmes.emptyTitle}
        body={say.noProgramme}
        actions={
          <Button type="primary" onClick={() => desk.open(programmesPlace)}>
            {words.programmes.title}
          </Button>
        }
      />
    )
  return (
    <Section
      title={words.rebateTerms.tabs.targets}
      actions={
        <div className="terms-actions">
          <Select
            size="small"
            className="terms-programme"
            aria-label={say.programme}
            value={programmeId}
            onChange={setChosen}
            options={(programmes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button size="small" onClick={() => setTaking(true)}>
            {say.sheet}
          </Button>
          <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing({})}>
            {say.add}
          </Button>
        </div>
      }
    >
      <Answered answer={answer}>
        {({ asks, rows, lacking }) => (
          <>
            <p className="terms-asks">
              {asks.length === 0
                ? say.asksNothing
                : say.asks(asks.map((fact) => factTitle(words, fact)).join(words.generic.separator))}
            </p>
            {lacking.length > 0 && (
              <div className="terms-lacking" role="status">
                <strong>{say.lacking(format.count(lacking.length))}</strong>
                <ul>
                  {lacking.slice(0, 8).map((one) => (
                    <li key={`${one.party} ${one.period} ${one.fact}`}>
                      <Button
                        type="link"
                        size="small"
                        onClick={() => setEditing({ party: one.partyName, period: one.period, fact: one.fact })}
                      >
                        {`${one.partyName} · ${one.period} · ${factTitle(words, one.fact)}`}
                      </Button>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {rows.length === 0 ? (
              <div className="block-body muted">{say.empty}</div>
            ) : (
              <TargetTable rows={rows} onEdit={setEditing} onClear={clear} />
            )}
          </>
        )}
      </Answered>
      {editing && programmeId !== null && (
        <TargetDialog
          programmeId={programmeId}
          asks={answer.data?.asks ?? []}
          unit={answer.data?.unit ?? 'quarter'}
          start={editing}
          onClose={() => setEditing(null)}
        />
      )}
      {taking && programmeId !== null && (
        <TargetSheetDialog programmeId={programmeId} asks={answer.data?.asks ?? []} onClose={() => setTaking(false)} />
      )}
    </Section>
  )
}
