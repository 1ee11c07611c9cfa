import { App, Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { FilterBuilder } from '../../grid/views/filter-builder.tsx'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Edited } from './alert-rules-view.tsx'
import { LadderEditor } from './ladder-editor.tsx'
import { Line } from './line.tsx'
import { ParametersEditor } from './parameters-editor.tsx'
import { RecipientsEditor } from './recipients-editor.tsx'
import { filterSentence, ruleSentence } from './rule-sentence.ts'
import { TextLine } from './text-line.tsx'
import { TriggerEditor } from './trigger-editor.tsx'
import type { RuleFacts } from './use-rule-facts.ts'

interface Props {
  readonly edited: Edited
  readonly facts: RuleFacts
  readonly onTry: (rule: Edited) => void
  readonly onClose: () => void
}

/** A rule in a form, with the sentence it makes above; saving makes a new version. */
export function RuleEditor({ edited, facts, onTry, onClose }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.alertRules
  const { message } = App.useApp()
  const [rule, setRule] = useState(edited.definition)
  const [filtering, setFiltering] = useState(false)
  const save = useCommand('alert-rules.save')
  const set = (patch: Partial<RuleDefinition>) => setRule((now) => ({ ...now, ...patch }))
  const fields = facts.fieldsOf(rule.subject)
  const subject = facts.subjects?.find((one) => one.name === rule.subject)
  const values = Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value]))
  const submit = async () => {
    if (!(await save.run({ ...(edited.key === undefined ? {} : { key: edited.key }), definition: rule }))) return
    void message.success(say.saved)
    onClose()
  }
  const shown = filterSentence(speech, rule.filter, { fields, values })
  return (
    <SideSheet
      open
      size={720}
      title={edited.key === undefined ? say.form.newTitle : say.form.editTitle}
      onClose={onClose}
      extra={
        <div className="rule-line">
          <Button onClick={() => onTry({ ...edited, definition: rule })}>{say.dryRun}</Button>
          <Button type="primary" loading={save.busy} onClick={() => void submit()}>
            {words.generic.save}
          </Button>
        </div>
      }
    >
      <div className="rule-form">
        <p className="rule-preview">{ruleSentence(speech, rule, { fields, memberNames: facts.memberNames, values })}</p>
        {save.failure && <FailureNotice failure={save.failure} />}
        <Line label={say.form.name}>
          <Input
            aria-label={say.form.name}
            maxLength={60}
            value={rule.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Line>
        <Line label={say.form.subject}>
          <Select
            aria-label={say.form.subject}
            showSearch={{ optionFilterProp: 'label' }}
            value={rule.subject}
            options={(facts.subjects ?? []).map(({ name }) => ({ value: name, label: say.subjects[name] ?? name }))}
            onChange={(subject: string) => set({ subject, filter: { all: [] }, trigger: { kind: 'condition', episode: null } })}
          />
        </Line>
        <TriggerEditor
          value={rule.trigger}
          fields={fields}
          episodes={subject?.episodes ?? []}
          watchable={subject?.watchable ?? []}
          onChange={(trigger) => set({ trigger })}
        />
        <Line label={say.form.filter}>
          <div className="rule-line">
            <span className="rule-filter">{shown === '' ? <span className="muted">{say.form.filterNone}</span> : shown}</span>
            <Button size="small" onClick={() => setFiltering(true)}>
              {say.form.filterEdit}
            </Button>
            {shown !== '' && (
              <Button size="small" type="text" onClick={() => set({ filter: { all: [] } })}>
                {say.form.filterClear}
              </Button>
            )}
          </div>
        </Line>
        {rule.parameters.length > 0 && (
          <Line label={say.form.parameters}>
            <ParametersEditor
              value={rule.parameters}
              filter={rule.filter}
              fields={fields}
              onChange={(parameters) => set({ parameters })}
            />
          </Line>
        )}
        <Line label={say.form.recipients}>
          <RecipientsEditor
            value={rule.recipients}
            facts={facts}
            label={say.form.recipients}
            subject={rule.subject}
            onChange={(recipients) => set({ recipients })}
          />
        </Line>
        <Line label={say.form.severity}>
          <Radio.Group
            value={rule.severity}
            options={(['info', 'warning', 'critical'] as const).map((one) => ({
              value: one,
              label: words.alerts.severities[one],
            }))}
            onChange={(event) => set({ severity: event.target.value as RuleDefinition['severity'] })}
          />
        </Line>
        <Line label={say.form.channels}>
          <div className="rule-lines">
            <Checkbox checked={rule.desktop} onChange={(event) => set({ desktop: event.target.checked })}>
              {say.form.desktop}
            </Checkbox>
            <Radio.Group
              value={rule.channels === 'all' ? 'all' : 'some'}
              options={[
                { value: 'all', label: say.form.channelsAll },
                { value: 'some', label: say.form.channelsSome },
              ]}
              onChange={(event) => set({ channels: event.target.value === 'all' ? 'all' : [] })}
            />
            {rule.channels !== 'all' && (
              <Select
                mode="multiple"
                aria-label={say.form.channelsSome}
                value={rule.channels}
                options={facts.channels.map((channel) => ({ value: channel.id, label: channel.name }))}
                onChange={(channels: number[]) => set({ channels })}
              />
            )}
          </div>
        </Line>
        <TextLine
          label={say.form.text}
          value={rule.title}
          names={subject?.placeholders ?? []}
          rows={1}
          onChange={(title) => set({ title })}
        />
        <TextLine
          label={say.form.body}
          value={rule.body}
          names={subject?.placeholders ?? []}
          rows={3}
          onChange={(body) => set({ body })}
        />
        <Line label={say.form.task}>
          <div className="rule-lines">
            <Checkbox
              checked={rule.task !== null}
              aria-label={say.form.task}
              onChange={(event) =>
                set({ task: event.target.checked ? { title: rule.title, dueWorkdays: 1, priority: 'normal' } : null })
              }
            />
            {rule.task && (
              <div className="rule-line">
                <Input
                  aria-label={say.form.taskTitle}
                  value={rule.task.title}
                  onChange={(event) => rule.task && set({ task: { ...rule.task, title: event.target.value } })}
                />
                <InputNumber
                  aria-label={say.form.taskDays}
                  min={0}
                  max={60}
                  value={rule.task.dueWorkdays}
                  onChange={(days) => rule.task && set({ task: { ...rule.task, dueWorkdays: days ?? 0 } })}
                />
                <span className="muted rule-nowrap">{say.form.taskDays}</span>
              </div>
            )}
          </div>
        </Line>
        <Line label={say.form.ladder}>
          <LadderEditor value={rule.ladder} facts={facts} subject={rule.subject} onChange={(ladder) => set({ ladder })} />
        </Line>
      </div>
      {filtering && (
        <FilterBuilder
          fields={fields}
          filter={'all' in rule.filter && rule.filter.all.length === 0 ? null : rule.filter}
          onApply={(filter) => {
            set({ filter: filter ?? { all: [] } })
            setFiltering(false)
          }}
          onClose={() => setFiltering(false)}
        />
      )}
    </SideSheet>
  )
}
