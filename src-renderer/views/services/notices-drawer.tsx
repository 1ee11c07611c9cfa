import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { clauseWords } from './clock-words.ts'
import { NoticePeople } from './notice-people.tsx'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onOpen: (obligationId: number) => void
}

/** What was told about promises: breaches first, unread ones until somebody marks them. */
export function NoticesDrawer({ open, onClose, onOpen }: Props) {
  const { words, format } = useSpeech()
  const say = words.services
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [kind, setKind] = useState<'breach' | 'amber'>('breach')
  const answer = useSteadyQuery('services.notices', open ? { kind, limit: 200 } : null)
  const mark = (noticeIds: number[]) => void wire.call('services.markSeen', { noticeIds }).catch(tellFailure)
  const unread = (answer.data?.rows ?? []).filter(({ to }) => to.some(({ seenAt }) => seenAt === null))
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={say.notices}
      size={440}
      extra={
        <Button size="small" disabled={unread.length === 0} onClick={() => mark(unread.map(({ id }) => id))}>
          {say.markAll}
        </Button>
      }
    >
      <Segmented
        block
        aria-label={say.notices}
        value={kind}
        onChange={(next) => setKind(next as 'breach' | 'amber')}
        options={[
          { value: 'breach', label: say.breachOf },
          { value: 'amber', label: say.amberOf },
        ]}
      />
      <Answered answer={answer} rows={6}>
        {({ rows, unseen }) =>
          rows.length === 0 ? (
            <EmptyState title={say.noNotices} />
          ) : (
            <>
              <p className="muted">{say.noticesUnseen(format.count(unseen))}</p>
              <ul className="notice-list">
                {rows.map((notice) => {
                  const isUnread = notice.to.some(({ seenAt }) => seenAt === null)
                  return (
                    <li key={notice.id} className={isUnread ? 'notice notice-unread' : 'notice'}>
                      <button type="button" className="bare notice-title" onClick={() => onOpen(notice.obligationId)}>
                        {notice.customerName} · {clauseWords(words, notice.clauseKey, notice.clauseName)}
                      </button>
                      {notice.name !== notice.customerName && <div className="muted">{notice.name}</div>}
                      <NoticePeople notice={notice} />
                      {isUnread && (
                        <Button size="small" type="link" onClick={() => mark([notice.id])}>
                          {say.markSeen}
                        </Button>
                      )}
                    </li>
                  )
                })}
              </ul>
            </>
          )
        }
      </Answered>
    </Drawer>
  )
}
