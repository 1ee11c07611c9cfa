import { Table } from 'antd'
import type { TableColumnType } from 'antd'
import { useState } from 'react'
import { importFields } from '../../../src-preload/contract/imports.ts'
import type { RowClass } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { reasonWords } from '../../text/reason-words.ts'
import { EmptyState, FailureState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'

type PreviewRow = Output<'imports.preview'>['rows'][number]

const pageSize = 50

export function PreviewTable({ stageId, rowClass }: { stageId: string; rowClass: RowClass }) {
  const { words, format } = useSpeech()
  const say = words.imports.check
  const [page, setPage] = useState(1)
  const answer = useSteadyQuery('imports.preview', { stageId, class: rowClass, offset: (page - 1) * pageSize, limit: pageSize })
  if (answer.failure && !answer.data) return <FailureState failure={answer.failure} onRetry={answer.refetch} />
  if (answer.data?.total === 0) return <EmptyState title={say.empty} />
  const rows = answer.data?.rows ?? []
  const used = importFields.filter((field) => field !== 'name' && rows.some((row) => field in row.values || field in row.before))

  const reason: TableColumnType<PreviewRow> = {
    title: say.reason,
    key: 'reason',
    width: 300,
    ...(rowClass === 'rejected' || rowClass === 'ambiguous' ? { fixed: 'right' as const } : {}),
    render: (_, row) => (
      <>
        {row.reasons.map((each) => (
          <div key={each}>{reasonWords(words, each)}</div>
        ))}
        {row.candidates.length > 0 && (
          <div className="muted">
            {words.generic.labelled(say.candidates, row.candidates.map((each) => each.name).join(words.generic.separator))}
          </div>
        )}
      </>
    ),
  }
  const withReasons = rows.some((row) => row.reasons.length > 0 || row.candidates.length > 0)
  const columns: TableColumnType<PreviewRow>[] = [
    { title: say.row, dataIndex: 'row', width: 64, fixed: 'left', align: 'end', render: (row: number) => format.count(row) },
    { title: words.fields.name, dataIndex: 'name', width: 220, fixed: 'left', ellipsis: true },
    ...used.map((field): TableColumnType<PreviewRow> => ({
      title: words.fields[field],
      key: field,
      width: 140,
      ellipsis: true,
      render: (_, row) => <Value row={row} field={field} />,
    })),
    ...(withReasons ? [reason] : []),
  ]
  return (
    <Table<PreviewRow>
      size="small"
      rowKey="row"
      columns={columns}
      dataSource={rows}
      loading={answer.fetching && rows.length === 0}
      scroll={{ x: 'max-content' }}
      // Something to focus, so that the wide table can be scrolled by keyboard.
      onRow={(_, index) => (index === 0 ? { tabIndex: 0 } : {})}
      pagination={{
        current: page,
        pageSize,
        total: answer.data?.total ?? 0,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: setPage,
        size: 'small',
      }}
    />
  )
}

function Value({ row, field }: { row: PreviewRow; field: string }) {
  const before = row.before[field]
  const after = row.values[field] ?? ''
  if (before === undefined) return after
  return (
    <span title={`${before} → ${after}`}>
      {before !== '' && <s className="muted">{before}</s>} <span className="check-changed">{after}</span>
    </span>
  )
}
