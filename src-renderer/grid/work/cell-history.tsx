import { Button, Popover } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Answered } from '../../ui/states.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

export interface AskedCell {
  readonly id: number
  readonly field: string
  readonly title: string
  readonly anchor: DOMRect
}

/** Who changed a cell, when, from what to what; any of those values can be put back. */
export function CellHistory({ table, cell, onClose }: { table: string; cell: AskedCell; onClose: () => void }) {
  const { words } = useSpeech()
  return (
    <Popover
      open
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      title={words.grid.history.title(cell.title)}
      onOpenChange={(open) => !open && onClose()}
      content={<HistoryList table={table} cell={cell} onClose={onClose} />}
    >
      <span
        style={{
          position: 'fixed',
          left: cell.anchor.left,
          top: cell.anchor.top,
          width: cell.anchor.width,
          height: cell.anchor.height,
          pointerEvents: 'none',
        }}
      />
    </Popover>
  )
}

function HistoryList({ table, cell, onClose }: { table: string; cell: AskedCell; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.grid.history
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { id, field } = cell
  const answer = useQuery('changes.ofCell', { table, id, field })
  const revert = (changeSetId: number) => {
    onClose()
    wire.call('changes.revertCell', { table, id, field, changeSetId }).catch(tellFailure)
  }
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Answered answer={answer} rows={3}>
        {(changes) =>
          changes.length === 0 ? (
            <p className="muted">{say.empty}</p>
          ) : (
            <ol className="cell-history" tabIndex={0} aria-label={say.title(cell.title)}>
              {changes.map((change, index) => (
                <li key={`${change.changeSetId} ${change.op}`}>
                  <div className="cell-history-head">
                    <time dateTime={change.at}>{format.dateTime(change.at)}</time>
                    <span>{change.actor}</span>
                    <span>{(words.changes.commands as Record<string, string>)[change.command] ?? change.command}</span>
                  </div>
                  <div className="cell-history-values">
                    {change.op === 'update' && (
                      <>
                        <span className="work-before">{change.before ?? say.blank}</span>
                        <span aria-hidden>→</span>
                      </>
                    )}
                    <span>{change.after ?? say.blank}</span>
                    {change.op === 'update' && (
                      <Button size="small" autoFocus={index === 0} onClick={() => revert(change.changeSetId)}>
                        {say.revert(change.before ?? say.blank)}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </div>
  )
}
