import { Alert, Button, Checkbox, Spin } from 'antd'
import { useEffect } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { isCovered, Keys } from '../../ui/keys.tsx'
import { Section } from '../../ui/page.tsx'
import { HeadTable } from './head-table.tsx'
import { mappingProblem } from './mapping-check.ts'
import { MappingTable } from './mapping-table.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import type { ImportFlow, Step } from './use-import-flow.ts'

type Recognised = Extract<Step, { at: 'recognised' }>

export function RecogniseStep({ step, flow, active }: { step: Recognised; flow: ImportFlow; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.imports.recognise
  const { inspected, mapping, busy } = step
  const sheet = inspected.sheets.find((each) => each.index === mapping.sheet)
  const problem = mappingProblem(words, mapping)
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
      {problem !== null && <Alert type="warning" showIcon title={problem} />}
      {sheet && (
        <Section title={say.headTitle} actions={<span className="muted import-hint">{say.headerHint}</span>}>
          <HeadTable head={sheet.head} headerRows={mapping.headerRows} onHeader={(rows) => void flow.setHeader(mapping, rows)} />
        </Section>
      )}
      <Section
        title={say.mapTitle}
        actions={
          <Checkbox
            checked={mapping.inferRoles}
            onChange={(event) => flow.setMapping({ ...mapping, inferRoles: event.target.checked })}
          >
            {say.inferRoles}
          </Checkbox>
        }
      >
        <Spin spinning={busy}>
          <MappingTable columns={mapping.columns} onChange={(columns) => flow.setMapping({ ...mapping, columns })} />
        </Spin>
      </Section>
    </>
  )
}

/** Enter goes on, unless it belongs to a control. */
export function useEnter(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || isCovered()) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('button, a, input, textarea, [role="combobox"], [role="tab"], [role="row"]')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
