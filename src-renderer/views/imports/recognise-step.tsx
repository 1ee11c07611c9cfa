import { Alert, Button, Checkbox, Select, Spin, Tag } from 'antd'
import { useState } from 'react'
import { customLists } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { importTargets, type ImportColumn, type ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'

import { Keys } from '../../ui/keys.tsx'
import { Section } from '../../ui/page.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { NewFieldsDialog } from '../fields/index.ts'
import { HeadTable } from './head-table.tsx'
import { declaredFor, isReady, mappingProblem, type DeclaredTarget } from './mapping-check.ts'
import { MappingTable } from './mapping-table.tsx'
import { SettingsSection } from './settings-section.tsx'
import { MergedChoice, SheetChoice } from './sheet-choice.tsx'
import { inOrder, type Mapping } from './sheet-mappings.ts'
import { useEnter, useNextInHand } from './use-enter.ts'
import type { Step } from './import-step.ts'
import type { ImportFlow } from './use-import-flow.ts'
import './mapping.css'

type Recognised = Extract<Step, { at: 'recognised' }>

export function RecogniseStep({ step, flow, active }: { step: Recognised; flow: ImportFlow; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.imports.recognise
  const { inspected, sheets, busy } = step
  const mapping = sheets.mappings[sheets.at] as Mapping
  const sheet = inspected.sheets.find((each) => each.index === mapping.sheet)
  const targets = useQuery('imports.targets', {}).data ?? []
  const known = declaredFor(mapping, targets)
  const [fresh, setFresh] = useState<readonly CustomFieldRow[]>([])
  const declared = known && withFresh(known, fresh)
  const problem = mappingProblem(words, mapping, declared)
  const mapped = mapping.columns.filter((column) => column.field !== null).length
  const unready = inOrder(sheets, targets).filter((at) => !isReady(sheets.mappings[at] as Mapping, targets))
  const taken = sheets.taken.includes(sheets.at)
  const others = unready.filter((at) => at !== sheets.at)
  const ready = (problem === null || !taken) && others.length === 0 && sheets.taken.length > 0 && !busy
  const { prepare, setMapping } = flow
  const lettered = mapping.headerRows.length === 0 && mapping.columns.length > 0
  const setLettered = (without: boolean) => {
    if (without) void flow.setHeader(mapping, [])
    else if (sheet && sheet.headerRows.length > 0) void flow.setHeader(mapping, [...sheet.headerRows])
    else flow.dropHeader(mapping)
  }
  const [making, setMaking] = useState<number | 'all' | null>(null)
  const list = customLists.find((each) => each === mapping.target)
  const unmapped = mapping.columns.filter((column) => column.field === null && column.header !== '' && column.kind !== null)

  useEnter(active && ready, () => void prepare())
  const next = useNextInHand<HTMLButtonElement>(active && ready)

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
        <span className="import-gap" />
        <span className="muted">{say.mapped(format.count(mapped), format.count(mapping.columns.length))}</span>
        <Button ref={next} type="primary" disabled={!ready} onClick={() => void prepare()}>
          {inspected.sheets.length > 1 ? words.imports.sheets.next(format.count(sheets.taken.length)) : say.next}{' '}
          <Keys combo="Enter" />
        </Button>
      </div>
      <SheetChoice
        fileId={step.fileId}
        inspected={inspected}
        sheets={sheets}
        declared={targets}
        onShow={flow.showSheet}
        onTake={flow.takeSheet}
      />
      <div className="import-bar-second">
        <span className="muted">{say.target}</span>
        <Select<ImportTargetName>
          className="import-target"
          popupMatchSelectWidth={false}
          listHeight={400}
          value={mapping.target}
          aria-label={say.target}
          disabled={busy}
          options={importTargets.map((each) => ({ value: each, label: words.imports.targets[each] }))}
          onChange={(target) => void flow.setTarget(mapping, target)}
        />
        <MergedChoice fileId={step.fileId} mapping={mapping} onChange={flow.setMapping} />
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
      {problem !== null && taken && (
        <Alert
          type="warning"
          showIcon
          title={problem}
          action={
            !lettered &&
            mapping.columns.length === 0 && (
              <Button size="small" disabled={busy} onClick={() => setLettered(true)}>
                {say.thereIsNone}
              </Button>
            )
          }
        />
      )}
      {others.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.imports.sheets.others(others.map((at) => inspected.sheets[at]?.name ?? '').join(words.generic.separator))}
        />
      )}
      {sheet && (
        <Section
          title={say.headTitle}
          actions={
            <>
              <span className="muted import-hint">{say.headerHint}</span>
              <Checkbox checked={lettered} disabled={busy} onChange={({ target }) => setLettered(target.checked)}>
                {say.withoutHeader}
              </Checkbox>
            </>
          }
        >
          <HeadTable
            head={sheet.head}
            headerRows={mapping.headerRows}
            letters={lettered ? mapping.columns.map((column) => column.header) : []}
            onHeader={(rows) => void flow.setHeader(mapping, rows)}
          />
        </Section>
      )}
      {declared && (
        <>
          <Section
            title={say.mapTitle}
            actions={
              list &&
              unmapped.length > 0 && (
                <Button size="small" icon={<PlusOutlined />} onClick={() => setMaking('all')}>
                  {words.ownFields.import.button(format.count(unmapped.length))}
                </Button>
              )
            }
          >
            <Spin spinning={busy}>
              <div className="mapping-scroll">
                <MappingTable
                  declared={declared}
                  columns={mapping.columns}
                  createsOnly={mapping.settings.mode === 'create'}
                  onChange={(columns) => flow.setMapping({ ...mapping, columns })}
                  onNewField={list ? setMaking : undefined}
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
      {list && making !== null && (
        <NewFieldsDialog
          list={list}
          proposed={mapping.columns
            .filter((column) => column.index === making || (making === 'all' && unmapped.includes(column)))
            .map((column) => ({ ...column, kind: column.kind ?? 'text', chosen: making !== 'all' || column.samples.length > 0 }))}
          onMade={(fields) => {
            setMaking(null)
            setFresh([...fresh, ...fields.values()])
            const columns = mapping.columns.map((column): ImportColumn => {
              const field = fields.get(column.index)?.field
              return field === undefined ? column : { ...column, field, confidence: 1, by: 'none' }
            })
            setMapping({ ...mapping, columns })
          }}
          onClose={() => setMaking(null)}
        />
      )}
    </>
  )
}

/** Fields just made stand in the list before the store has told of them. */
function withFresh(declared: DeclaredTarget, fresh: readonly CustomFieldRow[]): DeclaredTarget {
  const there = new Set(declared.fields.map(({ field }) => field))
  const more = fresh
    .filter(({ field, list }) => list === declared.target && !there.has(field))
    .map(({ field, title, kind, choices }) => ({
      field,
      title,
      kind: kind === 'choices' ? ('tags' as const) : kind,
      required: false,
      key: false,
      choices,
    }))
  return more.length === 0 ? declared : { ...declared, fields: [...declared.fields, ...more] }
}

function presetName(names: Readonly<Record<string, string>>, preset: string): string {
  return names[preset] ?? preset
}
