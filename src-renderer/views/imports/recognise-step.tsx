import { Alert, Button, Segmented, Spin, Tag } from 'antd'
import { useEffect } from 'react'
import { importTargets } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'

import { isCovered, Keys } from '../../ui/keys.tsx'
import { Section } from '../../ui/page.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { HeadTable } from './head-table.tsx'
import { mappingProblem } from './mapping-check.ts'
import { MappingTable } from './mapping-table.tsx'
import { SettingsSection } from './settings-section.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import type { ImportFlow, Step } from './use-import-flow.ts'

type Recognised = Extract<Step, { at: 'recognised' }>

export function RecogniseStep({ step, flow, active }: { step: Recognised; flow: ImportFlow; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.imports.recognise
  const { inspected, mapping, busy } = step
  const sheet = inspected.sheets.find((each) => each.index === mapping.sheet)
  const declared = useQuery('imports.targets', {}).data?.find((each) => each.target === mapping.target)
  const problem = mappingProblem(words, mapping, declared)
  const mapped = mapping.columns.filter((column) => column.field !== null).length
  const ready = problem === null && !busy
  const { prepare } = flow

  useEnter(active && ready, () => void prepare(mapping))

  return (
    <>
      <div className="import-bar">
        <strong className="import-file">{inspected.fileName}</strong>
        <span className="muted">
          {say.format} {inspected.format}
        </span>
        {inspected.encoding !== null && (
          <span className="muted">
            {say.encoding} {inspected.encoding}
          </span>
        )}
        <SheetChoice fileId={step.fileId} inspected={inspected} mapping={mapping} onChange={flow.setMapping} />
        <span className="import-gap" />
        <span className="muted">{say.mapped(format.count(mapped), format.count(mapping.columns.length))}</span>
        <Button type="primary" disabled={!ready} onClick={() => void prepare(mapping)}>
          {say.next} <Keys combo="Enter" />
        </Button>
      </div>
      <div className="import-bar-second">
        <span className="muted">{say.target}</span>
        <Segmented
          value={mapping.target}
          aria-label={say.target}
          disabled={busy}
          options={importTargets.map((each) => ({ value: each, label: words.imports.targets[each] }))}
          onChange={(target) => void flow.setTarget(mapping, target)}
        />
        {sheet?.preset && <Tag color="blue">{say.preset(presetName(words.imports.presets, sheet.preset))}</Tag>}
        {sheet?.remembered && sheet.target === mapping.target && (
          <span className="import-memory">
            <Tag color="green">{say.remembered}</Tag>
            <Button type="link" size="small" onClick={() => void flow.forget(mapping, sheet.fingerprint)}>
              {say.forget}
            </Button>
          </span>
        )}
      </div>
      {problem !== null && <Alert type="warning" showIcon title={problem} />}
      {sheet && (
        <Section title={say.headTitle} actions={<span className="muted import-hint">{say.headerHint}</span>}>
          <HeadTable head={sheet.head} headerRows={mapping.headerRows} onHeader={(rows) => void flow.setHeader(mapping, rows)} />
        </Section>
      )}
      {declared && (
        <>
          <Section title={say.mapTitle}>
            <Spin spinning={busy}>
              <div className="mapping-scroll">
                <MappingTable
                  declared={declared}
                  columns={mapping.columns}
                  createsOnly={mapping.settings.mode === 'create'}
                  onChange={(columns) => flow.setMapping({ ...mapping, columns })}
                />
              </div>
            </Spin>
          </Section>
          <SettingsSection
            declared={declared}
            mapping={mapping}
            onChange={(settings) => flow.setMapping({ ...mapping, settings })}
          />
        </>
      )}
    </>
  )
}

function presetName(names: Readonly<Record<string, string>>, preset: string): string {
  return names[preset] ?? preset
}

/** Enter goes on, unless it belongs to a control. */
export function useEnter(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || isCovered()) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('button, a, input, textarea, [role="combobox"], [role="tab"], [role="row"], [role="button"]')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
