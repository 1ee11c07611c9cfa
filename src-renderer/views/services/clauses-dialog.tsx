import { App, Button, Modal, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import type { Clause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DeleteOutlined, EditOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { ClauseForm } from './clause-form.tsx'
import { clauseWords, targetWords } from './clock-words.ts'
import './dialogs.css'

/** The clauses by tier: the mandatory ones can be made stricter, others added and ended. */
export function ClausesDialog({ onClose }: { onClose: () => void }) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.services
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const [editing, setEditing] = useState<Clause | 'new' | null>(null)
  const answer = useSteadyQuery('services.clauses', {})
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const remove = async (key: string) => {
    try {
      await wire.call('services.removeClause', { key, effectiveFrom: today ?? '' })
      void message.success(say.clauseRemoved)
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Modal open title={say.clausesTitle} onCancel={onClose} footer={null} width={860}>
      <Answered answer={answer}>
        {({ clauses, coming }) => (
          <>
            <table className="plain-table clause-table">
              <thead>
                <tr>
                  <th>{say.clauseName}</th>
                  <th>{say.clauseTiers}</th>
                  <th>{say.clauseTrigger}</th>
                  <th>{say.clauseTarget}</th>
                  <th>{say.clausePauses}</th>
                  <th>{say.clauseSince}</th>
                  <th aria-label={words.generic.edit} />
                </tr>
              </thead>
              <tbody>
                {clauses.map((clause) => {
                  const next = coming.find(({ key }) => key === clause.key)
                  return (
                    <tr key={clause.key}>
                      <td>
                        {clauseWords(words, clause.key, clause.terms.name)}{' '}
                        {clause.mandatory && (
                          <Tooltip title={say.mandatoryHint}>
                            <Tag>{say.mandatory}</Tag>
                          </Tooltip>
                        )}
                      </td>
                      <td>{clause.terms.tiers.join(' ')}</td>
                      <td>{say.triggers[clause.terms.trigger]}</td>
                      <td className="num">
                        {targetWords(speech, clause.terms.target)} <span className="muted">{say.time[clause.terms.time]}</span>
                      </td>
                      <td>{clause.terms.pauseReasons.map((reason) => say.pauseReasons[reason]).join(words.generic.separator)}</td>
                      <td>
                        {clause.effectiveFrom ?? say.clauseAlways}
                        {next && <div className="muted">{say.clauseComing(next.effectiveFrom ?? '')}</div>}
                      </td>
                      <td className="clause-tools">
                        <Button
                          type="text"
                          size="small"
                          aria-label={`${words.generic.edit} ${clauseWords(words, clause.key, clause.terms.name)}`}
                          icon={<EditOutlined />}
                          onClick={() => setEditing(clause)}
                        />
                        {!clause.mandatory && (
                          <Button
                            type="text"
                            size="small"
                            aria-label={`${words.generic.remove} ${clauseWords(words, clause.key, clause.terms.name)}`}
                            icon={<DeleteOutlined />}
                            onClick={() => void remove(clause.key)}
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
            <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
              {say.clauseAdd}
            </Button>
          </>
        )}
      </Answered>
      {editing && today && (
        <ClauseForm clause={editing === 'new' ? null : editing} today={today} onClose={() => setEditing(null)} />
      )}
    </Modal>
  )
}
