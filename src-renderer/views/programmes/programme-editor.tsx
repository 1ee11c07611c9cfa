import { App, Button, Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { addressOf, useDesk } from '../../ui/places.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { ActingMember, useActing } from '../rebates/index.ts'
import { ChoiceField } from './choice-field.tsx'
import { CustomersField } from './customers-field.tsx'
import { definitionOfDraft, needsBaseline, type Draft } from './draft.ts'
import { editorPlace, programmesPlace } from './index.ts'
import { LimitFields } from './limit-fields.tsx'
import { MeasureFields } from './measure-fields.tsx'
import { SaidBack } from './said-back.tsx'
import { Figure, TierGrid } from './tier-grid.tsx'
import './programmes.css'

interface Props {
  readonly initial: Draft
  readonly programmeId?: number
  readonly versionId?: number
}

/** The form a finance person fills; beside it what it says and a bench to try it on. */
export function ProgrammeEditor({ initial, programmeId, versionId }: Props) {
  const { words, language } = useSpeech()
  const say = words.programmes.editor
  const desk = useDesk()
  const { message } = App.useApp()
  const { by } = useActing()
  const [draft, setDraft] = useState(initial)
  const change = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }))
  const definition = definitionOfDraft(draft)
  const save = useCommand('rebates.saveVersion')
  const choices = useSteadyQuery('customers.choices', {}).data
  const submit = async () => {
    if (!definition) return
    const saved = await save.run({
      ...(programmeId === undefined ? {} : { programmeId }),
      ...(versionId === undefined ? {} : { versionId }),
      name: draft.name,
      effectiveFrom: draft.effectiveFrom,
      definition,
      ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
      by: by ?? 1,
    })
    if (!saved) return
    void message.success(say.saved)
    desk.open(programmesPlace)
    desk.close(addressOf(editorPlace(programmeId, versionId)))
  }
  const many = (
    label: string,
    value: readonly string[],
    options: readonly { value: string }[],
    field: 'regions' | 'customerTiers' | 'customerTypes',
  ) => (
    <label className="editor-field">
      <span>{label}</span>
      <Select
        mode="tags"
        aria-label={label}
        placeholder={say.everybody}
        value={[...value]}
        options={options.map((one) => ({ value: one.value, label: one.value }))}
        onChange={(chosen: string[]) => change({ [field]: chosen })}
      />
    </label>
  )
  const day = (label: string, field: 'effectiveFrom' | 'validFrom' | 'validTo') => (
    <DatePicker
      aria-label={label}
      allowClear={false}
      value={dayjs(draft[field])}
      onChange={(chosen) => chosen && change({ [field]: chosen.format('YYYY-MM-DD') })}
    />
  )
  return (
    <Page
      wide
      title={programmeId === undefined ? say.newTitle : say.title}
      actions={
        <>
          <ActingMember />
          <Button
            size="small"
            type="primary"
            loading={save.busy}
            disabled={!definition || draft.name.trim() === ''}
            onClick={() => void submit()}
          >
            {say.save}
          </Button>
        </>
      }
    >
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <div className="editor">
        <div className="editor-form">
          <Section title={say.basics}>
            <div className="block-body editor-row">
              <label className="editor-field editor-wide">
                <span>{say.name}</span>
                <Input aria-label={say.name} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
              </label>
              <label className="editor-field">
                <span>{say.effectiveFrom}</span>
                {day(say.effectiveFrom, 'effectiveFrom')}
              </label>
              <div className="editor-field editor-wide">
                <span>{say.validity}</span>
                <span className="editor-days">
                  {day(`${say.validity} 1`, 'validFrom')} – {day(`${say.validity} 2`, 'validTo')}
                </span>
              </div>
              <ChoiceField label={say.party} value={draft.party} words={say.parties} onChange={(party) => change({ party })} />
              <ChoiceField
                label={say.period}
                value={draft.period}
                words={say.periods}
                onChange={(period) => change({ period })}
              />
              <ChoiceField
                label={say.settle}
                value={draft.settle}
                words={say.settles}
                onChange={(settle) => change({ settle })}
              />
              <ChoiceField
                label={say.returns}
                value={draft.returns}
                words={say.returnKinds}
                onChange={(returns) => change({ returns })}
              />
              <ChoiceField
                label={say.payout}
                value={draft.payout}
                words={words.reconciliation.panel.kinds}
                onChange={(payout) => change({ payout })}
              />
              <label className="editor-field">
                <span>{say.contract}</span>
                <Input
                  aria-label={say.contract}
                  value={draft.contract}
                  onChange={(event) => change({ contract: event.target.value })}
                />
              </label>
            </div>
          </Section>
          <Section title={say.measures}>
            <div className="block-body">
              <MeasureFields label={say.basis} measure={draft.basis} onChange={(basis) => change({ basis })} />
              <Checkbox
                checked={draft.qualify === null}
                onChange={(event) => change({ qualify: event.target.checked ? null : { ...draft.basis } })}
              >
                {say.sameBasis}
              </Checkbox>
              {draft.qualify && (
                <MeasureFields label={say.qualify} measure={draft.qualify} onChange={(qualify) => change({ qualify })} />
              )}
              <div>
                <Checkbox checked={draft.carryNegative} onChange={(event) => change({ carryNegative: event.target.checked })}>
                  {say.carryNegative}
                </Checkbox>
              </div>
            </div>
          </Section>
          <Section title={say.tiers}>
            <div className="block-body">
              <div className="editor-row">
                <ChoiceField
                  label={say.tierOn}
                  value={draft.tierOn}
                  words={say.tierBases}
                  onChange={(tierOn) => change({ tierOn })}
                />
                <ChoiceField label={say.mode} value={draft.mode} words={say.modes} onChange={(mode) => change({ mode })} />
                <ChoiceField
                  label={say.boundary}
                  value={draft.boundary}
                  words={say.boundaries}
                  onChange={(boundary) => change({ boundary })}
                />
                <ChoiceField
                  label={say.applyTo}
                  value={draft.applyTo}
                  words={say.applies}
                  onChange={(applyTo) => change({ applyTo })}
                />
                {needsBaseline(draft) && (
                  <>
                    <ChoiceField
                      label={say.baseline}
                      value={draft.baseline}
                      words={say.baselines}
                      onChange={(baseline) => change({ baseline })}
                    />
                    <label className="editor-field">
                      <span>{say.noBaseline}</span>
                      <Figure
                        blank
                        label={say.noBaseline}
                        value={draft.noBaseline}
                        onChange={(noBaseline) => change({ noBaseline })}
                      />
                    </label>
                  </>
                )}
              </div>
              <TierGrid tiers={draft.tiers} tierOn={draft.tierOn} onChange={(tiers) => change({ tiers })} />
            </div>
          </Section>
          <Section title={say.limits}>
            <div className="block-body">
              <LimitFields draft={draft} change={change} />
            </div>
          </Section>
          <Section title={say.scope}>
            <div className="block-body editor-row">
              {many(say.regions, draft.regions, choices?.region ?? [], 'regions')}
              {many(
                say.customerTiers,
                draft.customerTiers,
                ['S', 'A', 'B', 'C', 'D'].map((value) => ({ value })),
                'customerTiers',
              )}
              {many(say.customerTypes, draft.customerTypes, choices?.type ?? [], 'customerTypes')}
              <CustomersField chosen={draft.customers} onChange={(customers) => change({ customers })} />
              <label className="editor-field editor-wide">
                <span>{say.note}</span>
                <Input aria-label={say.note} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
              </label>
            </div>
          </Section>
        </div>
        <SaidBack definition={definition} english={language === 'en'} />
      </div>
    </Page>
  )
}
