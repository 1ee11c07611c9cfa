import { Button, Pagination, Tag } from 'antd'
import { useState } from 'react'
import type { RowChoice, StagedImport } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { StageActs } from './use-stage.ts'

const pageSize = 25

/** New rows whose names are nearly those of others, surest first: one of them, or both stay. Nothing is decided here by itself. */
export function SuspectsTab({ prepared, stage }: { prepared: StagedImport; stage: StageActs }) {
  const { words, format } = useSpeech()
  const say = words.imports.check
  const [page, setPage] = useState(1)
  const { stageId, version } = prepared
  const answer = useSteadyQuery('imports.suspects', { stageId, offset: (page - 1) * pageSize, limit: pageSize, version })
  if (answer.failure && !answer.data) return <FailureState failure={answer.failure} onRetry={answer.refetch} />
  const { total = 0, pairs = [] } = answer.data ?? {}
  return (
    <>
      <p className="muted check-hint">
        <span>{say.suspectsHint}</span>
        <span className="check-hint-acts">
          <Button type="link" size="small" onClick={() => stage.act('imports.keepBoth', {})}>
            {say.keepAll}
          </Button>
        </span>
      </p>
      <table className="plain-table suspects-table">
        <thead>
          <tr>
            <th>{say.inFile}</th>
            <th>{say.looksLike}</th>
            <th>{say.why}</th>
            <th className="num">{say.score}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => {
            const { id, row } = pair.other
            const choice: RowChoice = id === null ? { kind: 'row', row: row ?? 0 } : { kind: 'record', id }
            return (
              <tr key={pair.row}>
                <td>
                  {pair.name} <span className="muted">{say.rowOfFile(format.count(pair.row))}</span>
                  {pair.about !== '' && <div className="muted">{pair.about}</div>}
                </td>
                <td>
                  {pair.other.name} <span className="muted">{row === null ? say.inStore : say.rowOfFile(format.count(row))}</span>
                  {pair.other.about !== '' && <div className="muted">{pair.other.about}</div>}
                </td>
                <td>
                  <Tag color={pair.reason === 'branch' || pair.reason === 'form' ? 'orange' : 'default'}>
                    {say.suspectReasons[pair.reason]}
                  </Tag>
                </td>
                <td className="num">{format.count(pair.score)}</td>
                <td className="fix-acts">
                  <Button size="small" onClick={() => stage.act('imports.decide', { rows: [pair.row], choice })}>
                    {say.sameOne}
                  </Button>
                  <Button size="small" onClick={() => stage.act('imports.keepBoth', { row: pair.row })}>
                    {say.keepBoth}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Pagination
        size="small"
        current={page}
        pageSize={pageSize}
        total={total}
        showSizeChanger={false}
        hideOnSinglePage
        onChange={setPage}
      />
    </>
  )
}
