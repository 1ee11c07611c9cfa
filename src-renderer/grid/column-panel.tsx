import { Button, Checkbox, Popover } from 'antd'
import { PushpinFilled, PushpinOutlined, TableOutlined } from '../ui/icons.tsx'
import { useState } from 'react'
import { useSpeech } from '../text/language.tsx'
import type { GridHandle } from './grid-handle.ts'
import './column-panel.css'

interface Props<Row> {
  readonly columns: readonly { field: string; title: string }[]
  readonly handle: () => GridHandle<Row> | null
}

/** Which columns are shown and which stay at the left; order and width are dragged in the grid itself. */
export function ColumnPanel<Row>({ columns, handle }: Props<Row>) {
  const say = useSpeech().words.customers.grid
  const [open, setOpen] = useState(false)
  // The grid is the authority; this only asks again after each change.
  const [, redraw] = useState(0)
  const shown = new Set(open ? handle()?.shownFields() : [])
  const change = (act: (grid: GridHandle<Row>) => void) => {
    const grid = handle()
    if (grid) act(grid)
    redraw((n) => n + 1)
  }
  const content = (
    <div className="column-panel">
      <ul aria-label={say.columnsTitle}>
        {columns.map(({ field, title }) => {
          const pinned = handle()?.isPinned(field) ?? false
          return (
            <li key={field}>
              <Checkbox
                checked={shown.has(field)}
                onChange={(event) => change((grid) => grid.setShown(field, event.target.checked))}
              >
                {title}
              </Checkbox>
              <Button
                type="text"
                size="small"
                aria-label={`${pinned ? say.unpin : say.pin} ${title}`}
                aria-pressed={pinned}
                title={pinned ? say.unpin : say.pin}
                icon={pinned ? <PushpinFilled /> : <PushpinOutlined />}
                onClick={() => change((grid) => grid.setPinned(field, !pinned))}
              />
            </li>
          )
        })}
      </ul>
      <Button size="small" onClick={() => change((grid) => grid.resetColumns())}>
        {say.columnsReset}
      </Button>
    </div>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" arrow={false} content={content}>
      <Button className="desk-tool" icon={<TableOutlined />} title={say.columns}>
        {say.columns}
      </Button>
    </Popover>
  )
}
