import { Button, Modal } from 'antd'
import type { TouchRow } from '../../../src-preload/contract/touches.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { fieldWords } from '../changes/index.ts'
import '../../ui/facts.css'

const answers = [
  ['replied', 'repliedAt'],
  ['followedUp', 'followedUpAt'],
  ['escalated', 'escalatedAt'],
] as const

/** What keeps a journey whole, one button each. */
export function TouchDialog({ touch, onClose }: { touch: TouchRow; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.touches
  const wire = useWire()
  const tellFailure = useTellFailure()
  const filter = { field: 'id', op: 'eq', value: touch.id } as const
  const now = useSteadyQuery('touches.list', { filter, offset: 0, limit: 1 }).data?.rows[0] ?? touch
  const title = (field: string) => fieldWords(words, field, 'touch')
  const time = (at: string | null) => (at === null ? words.generic.noData : format.dateTime(at))
  return (
    <Modal open title={`${say.detail} \u00b7 ${touch.customerName}`} onCancel={onClose} footer={null} width={520}>
      <p>
        <strong>{now.kind}</strong> {now.name} <span className="muted">{say.states[now.state]}</span>
      </p>
      <dl className="fact-list">
        <dt>{title('at')}</dt>
        <dd>{time(now.at)}</dd>
        {answers.map(([, field]) => (
          <div key={field} className="touch-fact">
            <dt>{title(field)}</dt>
            <dd>{time(now[field])}</dd>
          </div>
        ))}
        <dt>{words.fields.owner}</dt>
        <dd>{now.ownerName ?? words.services.noOwner}</dd>
      </dl>
      <div className="action-line">
        {answers
          .filter(([, field]) => now[field] === null)
          .map(([what], nth) => (
            <Button
              key={what}
              {...(nth === 0 ? { type: 'primary' as const } : {})}
              onClick={() => void wire.call('touches.mark', { id: now.id, what }).catch(tellFailure)}
            >
              {say.mark[what]}
            </Button>
          ))}
      </div>
    </Modal>
  )
}
