import { Button, Tag } from 'antd'
import { DownOutlined, RightOutlined } from '../../ui/icons.tsx'
import { Fragment, useState } from 'react'
import type { ChangeSet } from '../../../src-preload/contract/changes.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { ChangeRows } from './change-rows.tsx'
import { changeWords } from './change-words.ts'
import { useRevert } from './use-revert.tsx'
import './changes.css'

const step = 100

export function ChangesView() {
  const { words } = useSpeech()
  const [limit, setLimit] = useState(step)
  const answer = useSteadyQuery('changes.list', { limit })
  return (
    <Page title={words.changes.title} wide>
      <Answered answer={answer} rows={12}>
        {(sets) =>
          sets.length === 0 ? (
            <EmptyState title={words.changes.emptyTitle} body={words.changes.emptyBody} />
          ) : (
            <>
              <table className="plain-table changes-table">
                <thead>
                  <tr>
                    <th className="changes-toggle">
                      <span className="visually-hidden">{words.changes.expand}</span>
                    </th>
                    <th>{words.changes.columns.at}</th>
                    <th>{words.changes.columns.actor}</th>
                    <th>{words.changes.columns.what}</th>
                    <th className="num">{words.changes.columns.rows}</th>
                    <th>{words.changes.columns.state}</th>
                  </tr>
                </thead>
                <tbody>
                  {sets.map((set) => (
                    <ChangeLine key={set.changeSetId} set={set} />
                  ))}
                </tbody>
              </table>
              {sets.length === limit && limit < 500 && (
                <div>
                  <Button onClick={() => setLimit((now) => Math.min(500, now + step * 2))}>{words.changes.more}</Button>
                </div>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function ChangeLine({ set }: { set: ChangeSet }) {
  const { words, format } = useSpeech()
  const [open, setOpen] = useState(false)
  const { undo } = useRevert()
  return (
    <Fragment>
      <tr className={set.undone ? 'changes-undone' : undefined}>
        <td className="changes-toggle">
          <Button
            type="text"
            size="small"
            aria-expanded={open}
            aria-label={open ? words.changes.collapse : words.changes.expand}
            icon={open ? <DownOutlined /> : <RightOutlined />}
            onClick={() => setOpen(!open)}
          />
        </td>
        <td className="changes-time">{format.dateTime(set.at)}</td>
        <td>{set.actor}</td>
        <td>
          <span className="changes-what">{changeWords(words, set)}</span>{' '}
          {(set.origin === 'rule' || set.origin === 'hub') && <Tag>{words.changes.origins[set.origin]}</Tag>}
        </td>
        <td className="num">{format.count(set.rows)}</td>
        <td className="changes-state">
          {set.undone ? (
            <span className="muted">{words.changes.undone}</span>
          ) : (
            set.origin !== 'undo' &&
            set.origin !== 'redo' &&
            set.origin !== 'migration' && (
              <Button size="small" onClick={() => void undo(set.changeSetId)}>
                {words.changes.undo}
              </Button>
            )
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td />
          <td colSpan={5} className="changes-detail">
            <ChangeRows changeSetId={set.changeSetId} total={set.rows} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}
