import { App, Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { TierTag } from '../customers/index.ts'
import { customerValuePlace } from './value-places.ts'

/** Tiers held by a director's word, with reason and end. */
export function LockList() {
  const { words } = useSpeech()
  const say = words.value
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('value.locks', {})
  const release = async (id: number) => {
    try {
      await wire.call('value.releaseLock', { id })
      void message.success(say.released)
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Section title={say.locks}>
      <Answered answer={answer}>
        {({ locks }) =>
          locks.length === 0 ? (
            <p className="block-body muted">{say.noLocks}</p>
          ) : (
            <table className="plain-table value-table">
              <tbody>
                {locks.map((lock) => (
                  <tr key={lock.id}>
                    <td>
                      <TierTag tier={lock.tier} />{' '}
                      <PlaceLink to={customerValuePlace(lock.customerId, lock.customerName)}>{lock.customerName}</PlaceLink>
                    </td>
                    <td>{lock.reason}</td>
                    <td>{lock.directorName}</td>
                    <td className="num">{say.until(lock.until)}</td>
                    <td>
                      <Button size="small" onClick={() => void release(lock.id)}>
                        {say.release}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}
