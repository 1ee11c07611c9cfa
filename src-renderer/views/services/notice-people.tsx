import { Tag, Tooltip } from 'antd'
import type { PromiseNotice } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'

/** When something was told and to whom; late ones say so. */
export function NoticePeople({ notice }: { notice: PromiseNotice }) {
  const { words, format } = useSpeech()
  const say = words.services
  return (
    <div className="notice-people">
      <span className={notice.kind === 'breach' ? 'notice-breach' : 'notice-amber'}>
        {notice.kind === 'breach' ? say.breachOf : say.amberOf}
      </span>{' '}
      <span className="num">{format.dateTime(notice.crossedAt)}</span>
      {notice.late && (
        <Tooltip title={`${say.lateHint} ${format.dateTime(notice.raisedAt)}`}>
          <Tag className="notice-late">{say.late}</Tag>
        </Tooltip>
      )}
      <ul>
        {notice.to.map((one) => {
          const name = one.name ?? say.workspaceItself
          return (
            <li key={one.memberId}>
              {one.cc ? words.alerts.cc(name) : name}
              {one.state !== 'unread' && <span className="muted"> · {words.alerts.states[one.state]}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
