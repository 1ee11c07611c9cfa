import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { PathsOfKind } from '../../../src-preload/contract/_kit/declare.ts'
import { exportFormats, type ExportFormat } from '../../../src-preload/contract/_words/export.ts'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { startJob } from '../../wire/jobs.ts'
import { useWire } from '../../wire/use-wire.tsx'

/** The export job of a list. */
export type ExportJob = Extract<PathsOfKind<Contract, 'job'>, `${string}.export`>

interface Props {
  readonly job: ExportJob
  /** What is shown; left out where a page shows the whole list anyway. */
  readonly query?: RowQuery
  readonly sort?: Sort
  /** Its columns; all where left out. */
  readonly fields?: () => string[]
  readonly small?: true
  /** As the rows are grouped on the screen: a workbook gets subtotals. */
  readonly group?: readonly GroupBy[]
}

/** Exports what is shown (the filter, the order and the columns of the grid) or the whole list with every column. */
export function ExportButton({ job: path, query, sort, fields, group = [], small }: Props) {
  const wire = useWire()
  const { words, format, language } = useSpeech()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const say = words.exporting

  const run = async (kind: ExportFormat, everything: boolean) => {
    setBusy(true)
    try {
      const columns = fields && { fields: fields() }
      const order = sort && { sort }
      const meant = everything ? {} : { ...query, ...order, ...columns, ...(group.length > 0 ? { group: [...group] } : {}) }
      const job = await startJob(wire, path, { ...meant, format: kind, english: language === 'en' })
      const file = await job.done
      if (await saveHeldFile(wire, file)) void message.success(say.exported(file.name, format.count(file.rows)))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  const names = { xlsx: 'Excel (.xlsx)', csv: 'CSV (UTF-8)', json: 'JSON' }
  const choices = (scope: 'shown' | 'everything') =>
    exportFormats.map((kind) => ({ key: `${scope} ${kind}`, label: names[kind] }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: query
          ? [
              { type: 'group', key: 'shown', label: say.shown, children: choices('shown') },
              { type: 'group', key: 'everything', label: say.everything, children: choices('everything') },
            ]
          : choices('everything'),
        onClick: ({ key }) => {
          const [scope, kind] = key.split(' ')
          void run(kind as ExportFormat, scope === 'everything')
        },
      }}
    >
      <Button
        className={small ? '' : 'desk-tool'}
        size={small ? 'small' : 'medium'}
        icon={<DownloadOutlined />}
        loading={busy}
        title={say.hint}
      >
        {say.button}
      </Button>
    </Dropdown>
  )
}
