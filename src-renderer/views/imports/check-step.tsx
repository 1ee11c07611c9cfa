import { Alert, Button, Tabs, Tag } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RowClass, StagedImport } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { causeWords } from '../../text/reason-words.ts'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { Keys } from '../../ui/keys.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { PreviewTable } from './preview-table.tsx'
import { ProblemsTab } from './problems-tab.tsx'
import { SuspectsTab } from './suspects-tab.tsx'
import { UnknownTab } from './unknown-tab.tsx'
import { SheetStrip } from './sheet-strip.tsx'
import type { Source, Step } from './import-step.ts'
import type { ImportFlow } from './use-import-flow.ts'
import { useEnter, useNextInHand } from './use-enter.ts'
import { useStage, useSuspects } from './use-stage.ts'
import './check.css'

const classes: readonly RowClass[] = ['created', 'updated', 'unchanged', 'ambiguous', 'rejected', 'ignored']
type Tab = RowClass | 'problems' | 'unknown' | 'suspects'

type Checking = Extract<Step, { at: 'check' }>

/** The sheets of an import, one looked at; all of them go in together. */
export function CheckStep({ step, flow, active }: { step: Checking; flow: ImportFlow; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.imports.check
  const { prepared, shown, refreshing, source } = step
  const one = prepared[shown]
  if (!one) return null
  return (
    <>
      {prepared.length > 1 && (
        <SheetStrip
          label={words.imports.recognise.sheet}
          shown={shown}
          onShow={flow.showPrepared}
          sheets={prepared.map(({ stageId, sheet, target, going, counts }) => ({
            key: stageId,
            name: sheet,
            notes: `${words.imports.sheets.as(words.imports.targets[target])}${words.generic.separator}${words.imports.sheets.going(format.count(going))}`,
            trouble:
              counts.ambiguous + counts.rejected > 0 ? say.openRows(format.count(counts.ambiguous + counts.rejected)) : null,
          }))}
        />
      )}
      <SheetCheck
        key={one.stageId}
        all={prepared}
        prepared={one}
        refreshing={refreshing}
        source={source}
        flow={flow}
        active={active}
      />
    </>
  )
}

interface Props {
  readonly all: readonly StagedImport[]
  readonly prepared: StagedImport
  readonly refreshing: boolean
  readonly source: Source
  readonly flow: ImportFlow
  readonly active: boolean
}

function SheetCheck({ all, prepared, refreshing, source, flow, active }: Props) {
  const { words, language, format } = useSpeech()
  const say = words.imports.check
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { counts, target } = prepared
  const going = all.reduce((sum, each) => sum + each.going, 0)
  const [tab, setTab] = useState<Tab>(() => classes.find((each) => counts[each] > 0) ?? 'created')
  const { apply, staged: put } = flow
  const later = all.slice(all.findIndex(({ stageId }) => stageId === prepared.stageId) + 1)
  const staged = useLatest((now: StagedImport) => void put(now, later))
  const looked = useLatest((now: StagedImport) => void put(now, []))
  const stage = useStage(prepared, staged)
  const looking = useSuspects(prepared, looked)
  const busy = stage.busy || refreshing
  useEnter(active && going > 0 && !busy, () => void apply(all, source))
  const next = useNextInHand<HTMLButtonElement>(active && going > 0 && !busy)

  const rejectedFile = () =>
    void wire
      .call('imports.rejectedFile', { stageId: prepared.stageId, english: language === 'en' })
      .then((file) => saveHeldFile(wire, file))
      .catch(tellFailure)
  const warnings = [...prepared.warnings, ...prepared.rejections].filter((each) => each.count > 0)
  const label = (key: Tab, text: string, count: number) => (
    <span className={count === 0 ? 'check-none' : `check-${key}`}>
      {text} <span className="check-count">{format.count(count)}</span>
    </span>
  )
  const problems = prepared.problems.reduce((sum, each) => sum + each.count, 0)
  return (
    <>
      <div className="import-bar">
        <strong className="import-file">{source.fileName}</strong>
        <span className="muted">{say.rows(format.count(counts.rows))}</span>
        {source.known && <Tag color="green">{words.imports.recognise.remembered}</Tag>}
        {looking && <span className="muted">{say.looking}</span>}
        <span className="import-gap" />
        <Button onClick={flow.backToMapping}>{source.known ? say.seeColumns : say.back}</Button>
        {counts.rejected + counts.ambiguous > 0 && (
          <Button icon={<DownloadOutlined />} onClick={rejectedFile}>
            {say.rejectedFile}
          </Button>
        )}
        <Button ref={next} type="primary" disabled={going === 0 || busy} onClick={() => void apply(all, source)}>
          {going === 0
            ? say.nothing
            : all.length > 1
              ? words.imports.sheets.apply(format.count(going), format.count(all.length))
              : say.apply(format.count(going), words.imports.targetUnits[target](going))}{' '}
          {going > 0 && <Keys combo="Enter" />}
        </Button>
      </div>
      {warnings.length > 0 && (
        <Alert
          type="info"
          title={say.warnings}
          description={
            <div className="check-notes">
              {warnings.map((each) => (
                <span key={each.cause}>
                  {causeWords(words, each.cause)} <strong>{format.count(each.count)}</strong>
                </span>
              ))}
            </div>
          }
        />
      )}
      <div className="check-tabs">
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as Tab)}
          destroyOnHidden
          items={[
            ...classes.map((each) => ({
              key: each,
              label: label(each, say.classes[each], counts[each]),
              children: <PreviewTable prepared={prepared} rowClass={each} stage={stage} />,
            })),
            ...(prepared.problems.length > 0
              ? [
                  {
                    key: 'problems',
                    label: label('problems', say.tabs.problems, problems),
                    children: <ProblemsTab prepared={prepared} stage={stage} />,
                  },
                ]
              : []),
            ...(prepared.unknown.length > 0
              ? [
                  {
                    key: 'unknown',
                    label: label('unknown', say.tabs.unknown, prepared.unknown.length),
                    children: <UnknownTab prepared={prepared} stage={stage} />,
                  },
                ]
              : []),
            ...((prepared.suspects ?? 0) > 0
              ? [
                  {
                    key: 'suspects',
                    label: label('suspects', say.tabs.suspects, prepared.suspects ?? 0),
                    children: <SuspectsTab prepared={prepared} stage={stage} />,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </>
  )
}

/** One function for good that does what the newest would. */
function useLatest<A>(act: (input: A) => void): (input: A) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((input: A) => latest.current(input), [])
}
