import { Alert, App, Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { PolicyCardRow } from '../../../src-preload/contract/policies.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useActing } from '../rebates/index.ts'
import { CardForm } from './card-form.tsx'
import { groupedText, rewardWords, scopeWords, triggerWords } from './policy-words.ts'

/** Cards with what holds on a day, what could pay twice, and who has still to configure. */
export function CardsTab({ today }: { today: string }) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.policies
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const { by } = useActing()
  const [on, setOn] = useState(today)
  const [editing, setEditing] = useState<PolicyCardRow | 'new' | null>(null)
  const answer = useSteadyQuery('policies.cards', { on })
  const waiting = useSteadyQuery('policies.unconfigured', {}).data ?? []
  const configure = (versionId: number) =>
    void wire.call('policies.configure', { versionId, by: by ?? 1 }).then(() => void message.success(say.form.saved), tellFailure)
  const create = (
    <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say.create}
    </Button>
  )
  const shown = (card: PolicyCardRow) => card.versions.find(({ id }) => id === card.inForce) ?? card.versions[0]
  return (
    <>
      {waiting.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say.unconfigured}
          description={
            <ul className="policy-list">
              {[...Map.groupBy(waiting, ({ cardId }) => cardId).values()]
                .flatMap(([one, ...rest]) =>
                  one ? [{ ...one, roles: [one, ...rest].map(({ role }) => words.settings.roles[role]) }] : [],
                )
                .map((one) => (
                  <li key={one.cardId}>
                    {say.unconfiguredLine(one.name, one.roles.join(words.generic.separator), one.startsOn)}{' '}
                    {one.late && <StateTag tone="bad">{say.late}</StateTag>}
                    {one.steps !== '' && <div className="muted policy-steps">{one.steps}</div>}
                  </li>
                ))}
            </ul>
          }
        />
      )}
      <Answered answer={answer}>
        {({ cards, conflicts }) => (
          <>
            {conflicts.length > 0 && (
              <Alert
                type="error"
                showIcon
                title={say.conflicts}
                description={
                  <ul className="policy-list">
                    {conflicts.map((one) => (
                      <li key={`${one.cards.join()} ${one.from}`}>
                        {say.conflict(one.cards.join(words.generic.separator), one.from, one.to ?? '')}
                      </li>
                    ))}
                  </ul>
                }
              />
            )}
            <Section
              title={say.title}
              actions={
                <>
                  <span className="muted">{say.on}</span>
                  <DatePicker
                    size="small"
                    aria-label={say.on}
                    allowClear={false}
                    value={dayjs(on)}
                    onChange={(day) => day && setOn(day.format('YYYY-MM-DD'))}
                  />
                  {create}
                </>
              }
            >
              {cards.length === 0 ? (
                <EmptyState title={say.emptyTitle} body={say.emptyBody} actions={create} />
              ) : (
                <table className="plain-table policy-table">
                  <thead>
                    <tr>
                      {(
                        [
                          'name',
                          'version',
                          'period',
                          'scope',
                          'trigger',
                          'action',
                          'reward',
                          'budget',
                          'owner',
                          'configured',
                        ] as const
                      ).map((column) => (
                        <th key={column}>{say.columns[column]}</th>
                      ))}
                      <th />
                    </tr>
                  </thead>
                  <tbody>
                    {cards.map((card) => {
                      const version = shown(card)
                      if (!version) return null
                      const { definition } = version
                      return (
                        <tr key={card.id} className={card.inForce === null ? 'policy-idle' : ''}>
                          <td>
                            <strong>{card.name}</strong>
                            <div>
                              {card.inForce !== null && <StateTag tone="good">{say.inForce}</StateTag>}
                              {version.withdrawn && <StateTag>{say.withdrawn}</StateTag>}
                            </div>
                          </td>
                          <td className="policy-day">
                            {format.count(version.version)}
                            <div className="muted">{version.effectiveFrom}</div>
                          </td>
                          <td className="policy-day">
                            {definition.validFrom}
                            <div>– {definition.validTo ?? say.open}</div>
                          </td>
                          <td>{scopeWords(words, definition)}</td>
                          <td>{triggerWords(words, definition)}</td>
                          <td>{definition.action}</td>
                          <td>
                            {rewardWords(words, definition)}
                            <div className="muted">{say.form.paydays[definition.payday]}</div>
                          </td>
                          <td>
                            {definition.budget === null
                              ? say.open
                              : say.spent(format.money(card.spent), `¥${groupedText(definition.budget)}`)}
                          </td>
                          <td>{card.ownerName ?? words.generic.noData}</td>
                          <td>
                            {definition.configuredBy.map((role) => (
                              <StateTag key={role} tone={version.configured.some((one) => one.role === role) ? 'good' : 'plain'}>
                                {words.settings.roles[role]}
                              </StateTag>
                            ))}
                          </td>
                          <td>
                            <div className="policy-actions">
                              {definition.configuredBy.length > version.configured.length && (
                                <Button size="small" onClick={() => configure(version.id)}>
                                  {say.markConfigured}
                                </Button>
                              )}
                              <Button size="small" onClick={() => setEditing(card)}>
                                {say.newVersion}
                              </Button>
                            </div>
                          </td>
                        </tr>
                      )
                    })}
                  </tbody>
                </table>
              )}
            </Section>
          </>
        )}
      </Answered>
      {editing !== null && (
        <CardForm card={editing === 'new' ? null : editing} today={today} by={by} onClose={() => setEditing(null)} />
      )}
    </>
  )
}
