import { App, Button, Popconfirm, Switch, Tag } from 'antd'
import { useState } from 'react'
import type { AlertRule, RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { useSpeech } from '../../text/language.tsx'
import { shippedNameIn } from '../../text/reminder-facts.ts'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { channelsPlace } from '../channels/index.ts'
import { DryRunDrawer } from './dry-run-drawer.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { ruleSentence } from './rule-sentence.ts'
import { useRuleFacts } from './use-rule-facts.ts'
import { VersionsDrawer } from './versions-drawer.tsx'
import './alert-rules.css'

const severityClass = { critical: 'tag-bad', warning: 'tag-warn', info: '' } as const

export interface Edited {
  readonly key?: string
  readonly definition: RuleDefinition
}

export function AlertRulesView() {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.alertRules
  const answer = useSteadyQuery('alert-rules.list', {})
  const facts = useRuleFacts()
  const [editing, setEditing] = useState<Edited | null>(null)
  const [trying, setTrying] = useState<Edited | null>(null)
  const [past, setPast] = useState<AlertRule | null>(null)
  return (
    <Page
      title={say.title}
      note={say.intro}
      actions={
        <>
          <PlaceLink to={channelsPlace}>{words.alerts.channelsLink}</PlaceLink>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ definition: newRule(say) })}>
            {say.add}
          </Button>
        </>
      }
    >
      <Answered answer={answer}>
        {(rules) => (
          <section className="block">
            <ul className="rule-list">
              {rules.map((rule) => (
                <li key={rule.key} className={rule.enabled ? 'rule' : 'rule rule-off'}>
                  <EnabledSwitch rule={rule} />
                  <div className="rule-text">
                    <div className="rule-name">
                      <strong>{shippedNameIn(words, rule.key, rule.definition.name)}</strong>
                      <Tag className={severityClass[rule.definition.severity]}>
                        {words.alerts.severities[rule.definition.severity]}
                      </Tag>
                      {rule.shipped && <Tag>{rule.changed ? say.changed : say.shipped}</Tag>}
                    </div>
                    <p>
                      {ruleSentence(speech, rule.definition, {
                        fields: facts.fieldsOf(rule.definition.subject),
                        memberNames: facts.memberNames,
                        values: rule.values,
                      })}
                    </p>
                  </div>
                  <div className="rule-side">
                    <div className="muted num">{say.fired(format.count(rule.fired))}</div>
                    {rule.nextAt !== null && <div className="muted num">{say.next(format.dateTime(rule.nextAt))}</div>}
                  </div>
                  <div className="rule-actions">
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${say.edit} ${shippedNameIn(words, rule.key, rule.definition.name)}`}
                      onClick={() => setEditing({ key: rule.key, definition: rule.definition })}
                    >
                      {say.edit}
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${say.dryRun} ${shippedNameIn(words, rule.key, rule.definition.name)}`}
                      onClick={() => setTrying({ key: rule.key, definition: rule.definition })}
                    >
                      {say.dryRun}
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`${say.history} ${shippedNameIn(words, rule.key, rule.definition.name)}`}
                      onClick={() => setPast(rule)}
                    >
                      {say.history}
                    </Button>
                    <RemoveButton rule={rule} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Answered>
      {editing && <RuleEditor edited={editing} facts={facts} onTry={setTrying} onClose={() => setEditing(null)} />}
      {trying && <DryRunDrawer rule={trying} onClose={() => setTrying(null)} />}
      {past && (
        <VersionsDrawer
          rule={past}
          facts={facts}
          onClose={() => setPast(null)}
          onUse={(definition) => setEditing({ key: past.key, definition })}
        />
      )}
    </Page>
  )
}

function newRule(say: { readonly newName: string; readonly newTitle: string }): RuleDefinition {
  return {
    name: say.newName,
    subject: 'customer',
    trigger: { kind: 'condition', episode: null },
    filter: { all: [] },
    parameters: [],
    recipients: [{ kind: 'owner', cc: false }],
    desktop: true,
    channels: 'all',
    severity: 'warning',
    title: say.newTitle,
    body: '',
    task: null,
    ladder: [],
  }
}

function EnabledSwitch({ rule }: { rule: AlertRule }) {
  const { words } = useSpeech()
  const wire = useWire()
  const tellFailure = useTellFailure()
  return (
    <Switch
      size="small"
      checked={rule.enabled}
      aria-label={`${words.alertRules.enabled} ${shippedNameIn(words, rule.key, rule.definition.name)}`}
      onChange={(enabled) => void wire.call('alert-rules.enable', { key: rule.key, enabled }).catch(tellFailure)}
    />
  )
}

function RemoveButton({ rule }: { rule: AlertRule }) {
  const { words } = useSpeech()
  const say = words.alertRules
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  if (rule.shipped && !rule.changed) return null
  const remove = () => void wire.call('alert-rules.remove', { key: rule.key }).then(() => message.success(say.saved), tellFailure)
  return (
    <Popconfirm
      title={rule.shipped ? say.resetConfirm : say.removeConfirm}
      okText={words.generic.confirm}
      cancelText={words.generic.cancel}
      onConfirm={remove}
    >
      <Button
        size="small"
        type="text"
        aria-label={`${rule.shipped ? say.reset : say.remove} ${shippedNameIn(words, rule.key, rule.definition.name)}`}
      >
        {rule.shipped ? say.reset : words.generic.remove}
      </Button>
    </Popconfirm>
  )
}
