import { Alert, Button, Tabs } from 'antd'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { useState } from 'react'
import type { RowClass } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { causeWords } from '../../text/reason-words.ts'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Keys } from '../../ui/keys.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { PreviewTable } from './preview-table.tsx'
import { useEnter } from './recognise-step.tsx'
import type { ImportFlow, Prepared } from './use-import-flow.ts'

const order: readonly RowClass[] = ['created', 'updated', 'unchanged', 'ambiguous', 'rejected', 'ignored']
const namesShown = 8

export function CheckStep({ prepared, flow, active }: { prepared: Prepared; flow: ImportFlow; active: boolean }) {
  const { words, format } = useSpeech()
  const say = words.imports.check
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { counts } = prepared
  const [tab, setTab] = useState<RowClass>(() => order.find((each) => counts[each] > 0) ?? 'created')
  const going = counts.created + counts.updated
  const { apply } = flow
  useEnter(active && going > 0, () => void apply(prepared))

  const rejectedFile = () =>
    void wire
      .call('imports.rejectedFile', { stageId: prepared.stageId })
      .then((file) => saveHeldFile(wire, file))
      .catch(tellFailure)
  const warnings = [...prepared.warnings, ...prepared.rejections].filter((each) => each.count > 0)
  const names = prepared.newMembers.slice(0, namesShown).join(words.generic.separator)
  return (
    <>
      <div className="import-bar">
        <span className="muted">{say.rows(format.count(counts.rows))}</span>
        <span className="import-gap" />
        <Button onClick={flow.backToMapping}>{say.back}</Button>
        {counts.rejected + counts.ambiguous > 0 && (
          <Button icon={<DownloadOutlined />} onClick={rejectedFile}>
            {say.rejectedFile}
          </Button>
        )}
        <Button type="primary" disabled={going === 0} onClick={() => void apply(prepared)}>
          {going === 0 ? say.nothing : say.apply(format.count(going))} {going > 0 && <Keys combo="Enter" />}
        </Button>
      </div>
      {(warnings.length > 0 || prepared.newMembers.length > 0) && (
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
              {prepared.newMembers.length > 0 && (
                <span>
                  {prepared.newMembers.length > namesShown
                    ? say.newMembersMore(names, format.count(prepared.newMembers.length))
                    : say.newMembers(names)}
                </span>
              )}
            </div>
          }
        />
      )}
      <div className="check-tabs">
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as RowClass)}
          items={order.map((each) => ({
            key: each,
            label: (
              <span className={counts[each] === 0 ? 'check-none' : `check-${each}`}>
                {say.classes[each]} <span className="check-count">{format.count(counts[each])}</span>
              </span>
            ),
            children: (
              <>
                <p className="muted check-hint">{say.hints[each]}</p>
                <PreviewTable stageId={prepared.stageId} rowClass={each} />
              </>
            ),
          }))}
        />
      </div>
    </>
  )
}
