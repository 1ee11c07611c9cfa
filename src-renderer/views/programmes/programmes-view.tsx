import { App, Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { RebateProgrammeRow, RebateVersion } from '../../../src-preload/contract/rebates/programmes.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { useDesk } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ActingMember, useActing } from '../rebates/index.ts'
import { editorPlace } from './index.ts'
import './programmes.css'

const nextStatus = { draft: 'approved', approved: 'active', active: 'ended' } as const

/** Every programme with its versions: what held on a day, what waits for approval. */
export function ProgrammesView(_: ViewProps) {
  const { words } = useSpeech()
  const say = words.programmes
  const desk = useDesk()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [on, setOn] = useState<string | null>(null)
  const day = on ?? today
  const answer = useSteadyQuery('rebates.programmes', day === undefined ? null : { on: day })
  const create = (
    <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => desk.open(editorPlace())}>
      {say.create}
    </Button>
  )
  return (
    <Page
      title={say.title}
      actions={
        <>
          <label className="acting">
            <span className="muted">{say.on}</span>
            <DatePicker
              size="small"
              aria-label={say.on}
              allowClear={false}
              value={dayjs(day)}
              onChange={(chosen) => setOn(chosen ? chosen.format('YYYY-MM-DD') : null)}
            />
          </label>
          <ActingMember />
          {create}
        </>
      }
    >
      <Answered answer={answer}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={say.emptyTitle} body={say.emptyBody} actions={create} />
          ) : (
            <>
              {list.map((programme) => (
                <ProgrammeCard key={programme.id} programme={programme} />
              ))}
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function ProgrammeCard({ programme }: { programme: RebateProgrammeRow }) {
  const { words, format, language } = useSpeech()
  const say = words.programmes
  const desk = useDesk()
  const [newest] = programme.versions
  return (
    <Section
      title={programme.name}
      actions={
        newest &&
        newest.status !== 'draft' && (
          <Button size="small" onClick={() => desk.open(editorPlace(programme.id, newest.id))}>
            {say.newVersion}
          </Button>
        )
      }
    >
      <table className="plain-table programme-table">
        <thead>
          <tr>
            <th>{say.columns.version}</th>
            <th>{say.columns.effectiveFrom}</th>
            <th>{say.columns.status}</th>
            <th>{say.columns.says}</th>
            <th>{say.columns.entered}</th>
            <th>{say.columns.approved}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {programme.versions.map((version) => (
            <tr key={version.id} className={version.id === programme.inForce ? 'programme-in-force' : ''}>
              <td className="num">{format.count(version.version)}</td>
              <td className="programme-day">{version.effectiveFrom}</td>
              <td className="programme-day">
                <StateTag tone={version.status === 'active' ? 'good' : version.status === 'approved' ? 'info' : 'plain'}>
                  {say.states[version.status]}
                </StateTag>
                {version.id === programme.inForce && <StateTag tone="info">{say.inForce}</StateTag>}
              </td>
              <td>
                {language === 'en' ? version.sentence.en : version.sentence.zh}
                {version.note !== null && <div className="muted">{version.note}</div>}
              </td>
              <td className="programme-day">{version.enteredBy}</td>
              <td className="programme-day">{version.approvedBy ?? words.generic.noData}</td>
              <td>
                <VersionActions programme={programme.id} version={version} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function VersionActions({ programme, version }: { programme: number; version: RebateVersion }) {
  const { words } = useSpeech()
  const say = words.programmes
  const wire = useWire()
  const desk = useDesk()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const { by } = useActing()
  if (version.status === 'ended') return null
  const status = nextStatus[version.status]
  const advance = () =>
    wire
      .call('rebates.setStatus', { versionId: version.id, status, by: by ?? 1 })
      .then(() => void message.success(say.changed(say.states[status])), tellFailure)
  const label = { approved: say.approve, active: say.activate, ended: say.end }[status]
  return (
    <div className="programme-actions">
      {version.status === 'draft' && (
        <Button size="small" onClick={() => desk.open(editorPlace(programme, version.id))}>
          {say.editDraft}
        </Button>
      )}
      <Button
        size="small"
        type={status === 'ended' ? 'text' : 'primary'}
        ghost={status !== 'ended'}
        onClick={() => void advance()}
      >
        {label}
      </Button>
    </div>
  )
}
