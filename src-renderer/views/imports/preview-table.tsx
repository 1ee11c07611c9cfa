import { Button, Table } from 'antd'
import type { TableColumnType } from 'antd'
import { useState } from 'react'
import type { RowClass, StagedImport } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { reasonWords } from '../../text/reason-words.ts'
import { EmptyState, FailureState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { DecisionCell } from './decision-cell.tsx'
import { useFieldLabel } from './field-words.ts'
import { PreviewCell } from './preview-cell.tsx'
import type { StageActs } from './use-stage.ts'

export type PreviewRow = Output<'imports.preview'>['rows'][number]

const pageSize = 50

export function PreviewTable({ prepared, rowClass, stage }: { prepared: StagedImport; rowClass: RowClass; stage: StageActs }) {
  const { words, format } = useSpeech()
  const labelOf = useFieldLabel()
  const say = words.imports.check
  const [page, setPage] = useState(1)
  const { stageId, target, version } = prepared
  const answer = useSteadyQuery('imports.preview', {
    stageId,
    class: rowClass,
    offset: (page - 1) * pageSize,
    limit: pageSize,
    version,
  })
  if (answer.failure && !answer.data) return <FailureState failure={answer.failure} onRetry={answer.refetch} />
  if (answer.data?.total === 0) return <EmptyState title={say.empty} />
  const rows = answer.data?.rows ?? []
  const writes = rowClass === 'created' || rowClass === 'updated'
  const label = (field: string) => labelOf(target, field)
  const shown = shownFields(prepared, rows)

  const reason: TableColumnType<PreviewRow> = {
    title: say.reason,
    key: 'reason',
    width: 280,
    ...(rowClass === 'rejected' ? { fixed: 'right' as const } : {}),
    render: (_, row) => row.reasons.map((each) => <div key={each}>{reasonWords(words, each)}</div>),
  }
  const decision: TableColumnType<PreviewRow> = {
    title: say.decision,
    key: 'decision',
    width: 340,
    fixed: 'right',
    // Why it is asked stands with the question.
    render: (_, row) => (
      <>
        {row.class === 'ambiguous' && row.reasons[0] !== undefined && (
          <div className="decision-why">{reasonWords(words, row.reasons[0])}</div>
        )}
        <DecisionCell row={row} target={target} stage={stage} />
      </>
    ),
  }
  const undecided = rowClass === 'ambiguous' || rows.some((row) => row.chosen !== null)
  const columns: TableColumnType<PreviewRow>[] = [
    { title: say.row, dataIndex: 'row', width: 64, fixed: 'left', align: 'end', render: (row: number) => format.count(row) },
    {
      title: label('name'),
      dataIndex: 'name',
      width: 220,
      fixed: 'left',
      ellipsis: true,
      render: (_, row) => <PreviewCell row={row} field="name" label={label('name')} stage={stage} />,
    },
    ...shown.map((field): TableColumnType<PreviewRow> => ({
      title: label(field),
      key: field,
      width: 140,
      ellipsis: true,
      render: (_, row) => <PreviewCell row={row} field={field} label={label(field)} stage={stage} />,
    })),
    ...(rowClass !== 'ambiguous' && rows.some((row) => row.reasons.length > 0) ? [reason] : []),
    ...(undecided ? [decision] : []),
  ]
  return (
    <>
      <p className="muted check-hint">
        <span>{say.hints[rowClass]?.(words.imports.targets[target])}</span>
        {writes && (
          <span className="check-hint-acts">
            <Button type="link" size="small" onClick={() => stage.act('imports.tick', { class: rowClass, ticked: true })}>
              {say.tickAll}
            </Button>
            <Button type="link" size="small" onClick={() => stage.act('imports.tick', { class: rowClass, ticked: false })}>
              {say.tickNone}
            </Button>
          </span>
        )}
        {rowClass !== 'ignored' && <span>{say.editHint}</span>}
      </p>
      <Table<PreviewRow>
        size="small"
        rowKey="row"
        columns={columns}
        dataSource={rows}
        loading={answer.fetching && rows.length === 0}
        scroll={{ x: 'max-content' }}
        {...(writes
          ? {
              rowSelection: {
                fixed: true,
                // Its own box would be doubled in a hidden row that a screen reader cannot know to pass; all are ticked above.
                hideSelectAll: true,
                selectedRowKeys: rows.filter((row) => row.ticked).map((row) => row.row),
                getCheckboxProps: (row: PreviewRow) => ({ 'aria-label': say.tickRow(format.count(row.row)) }) as object,
                onSelect: (row: PreviewRow, ticked: boolean) => stage.act('imports.tick', { rows: [row.row], ticked }),
              },
            }
          : {})}
        // Something to focus, so that the wide table can be scrolled by keyboard.
        onRow={(row, index) => ({
          ...(index === 0 ? { tabIndex: 0 } : {}),
          ...(writes && !row.ticked ? { className: 'check-unticked' } : {}),
        })}
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
    </>
  )
}

/** The file's columns in their order, then what follows from them; what changes stands first. */
function shownFields({ fields }: StagedImport, rows: readonly PreviewRow[]): string[] {
  const changed = new Set(rows.flatMap((row) => Object.keys(row.before)))
  const more = rows.flatMap((row) => (row.class === 'rejected' || row.class === 'ignored' ? [] : Object.keys(row.values)))
  const all = [...new Set([...fields, ...more])].filter((field) => field !== 'name' && field !== 'id')
  const used = all.filter((field) => rows.some((row) => field in row.values || field in row.before || row.cells[field]))
  return [...used.filter((field) => changed.has(field)), ...used.filter((field) => !changed.has(field))]
}
