import { Button } from 'antd'
import type { TodayChange, TodayItem } from '../../../src-preload/contract/today.ts'
import { useSpeech, type Speech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { alertText } from '../alerts/index.ts'
import { changeWords } from '../changes/index.ts'
import { actsOf, placeOf, redWords, type Act, type Entry } from './entries.ts'

interface Props {
  readonly entry: Entry
  readonly current: boolean
  readonly everybody: boolean
  readonly onChoose: (key: string) => void
  readonly act: (entry: Entry, what: Act) => void
}

/** One thing and what can be done with it without leaving the page. */
export function EntryLine({ entry, current, everybody, onChoose, act }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.today
  const light = entry.item?.light ?? 'plain'
  const name = (entry.item && titleOf(speech, entry.item)) ?? changeWords(words, entry.change ?? { command: '', subject: '' })
  return (
    // Its keys are the page's; the mouse only chooses the line.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      id={`today-${entry.key}`}
      className={`today-line ${entry.item ? '' : 'today-change '}today-${light}${current ? ' today-current' : ''}`}
      aria-current={current}
      onClick={() => onChoose(entry.key)}
    >
      {entry.item && <span className="today-kind">{say.kinds[entry.item.kind]}</span>}
      {entry.item ? (
        <ItemText item={entry.item} entry={entry} everybody={everybody} />
      ) : (
        <ChangeText change={entry.change} entry={entry} />
      )}
      <span className="today-acts">
        {actsOf(entry).map((what, nth) => (
          <Button
            key={what}
            size="small"
            type={nth === 0 ? 'default' : 'text'}
            className={nth === 0 ? '' : 'today-second'}
            aria-label={`${say.acts[what]} ${name}`}
            onClick={() => act(entry, what)}
          >
            {say.acts[what]}
          </Button>
        ))}
      </span>
    </li>
  )
}

function titleOf(speech: Speech, item: TodayItem): string {
  if (item.alert) return alertText(speech, item.alert).title
  if (item.team) return redWords(speech.words, item.title, item.team)
  return item.title === '' ? (item.detail ?? '') : item.title
}

function ItemText({ item, entry, everybody }: { item: TodayItem; entry: Entry; everybody: boolean }) {
  const speech = useSpeech()
  const { words, format } = speech
  const due = item.team ? item.team.week : item.dueAt === null ? item.dueOn : format.dateTime(item.dueAt)
  const title = titleOf(speech, item)
  const body = item.alert ? alertText(speech, item.alert).body : null
  const side = [
    `${title} ${body ?? item.detail ?? ''}`.includes(item.customerName ?? '\u0000') ? null : item.customerName,
    item.kind === 'alert' || item.detail === title ? null : item.detail,
    everybody && item.kind !== 'team' ? item.ownerName : null,
  ].filter((part) => part !== null)
  return (
    <>
      <span className="today-text">
        <PlaceLink to={placeOf(entry)} className={item.unread ? 'place-link today-unread' : 'place-link'}>
          {title}
        </PlaceLink>
        {item.unread && <span className="visually-hidden">{words.today.unread}</span>}
        <span className="today-side muted" title={body ?? undefined}>
          {side.length === 0 ? body : side.join(' · ')}
        </span>
      </span>
      <span className={item.light === 'red' ? 'today-due today-late' : 'today-due muted'}>{due}</span>
    </>
  )
}

function ChangeText({ change, entry }: { change: TodayChange; entry: Entry }) {
  const { words, format } = useSpeech()
  const say = words.today
  const names = change.names.join(words.generic.separator)
  const many = change.mine === null ? say.rows(format.count(change.rows)) : say.mine(format.count(change.mine))
  return (
    <span className="today-text">
      <PlaceLink to={placeOf(entry)}>{changeWords(words, change)}</PlaceLink>
      <span className="today-side muted">
        {[
          change.actor,
          format.dateTime(change.at),
          names === '' || names === change.subject ? null : names,
          (change.mine ?? change.rows) > 1 ? many : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
  )
}
