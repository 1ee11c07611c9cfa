import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { CustomerClause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { clauseWords, targetWords } from './clock-words.ts'
import { EndClauseDialog } from './end-clause-dialog.tsx'
import { PauseDialog } from './pause-dialog.tsx'

interface Props {
  readonly line: CustomerClause
  readonly tier: Tier | null
  readonly customerId: number
  readonly today: string
  readonly onEdit: () => void
}

/** One clause of the customer with what can be done with it; its versions stand under it. */
export function CustomerClauseRow({ line, tier, customerId, today, onEdit }: Props) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.services
  const wire = useWire()
  const tell = useTellFailure()
  const { message } = App.useApp()
  const pause = useCommand('services.pauseClause')
  const [asking, setAsking] = useState<'pause' | 'end' | null>(null)
  const terms = (line.holds ?? line.ofTier)?.terms ?? line.versions[0]?.terms
  if (!terms) return null
  const name = clauseWords(words, line.key, terms.name)
  const own = line.versions.some(({ state }) => state === 'now' || state === 'coming')
  const mandatory = line.holds?.mandatory ?? false
  const running = line.open - line.paused
  const resume = () =>
    wire
      .call('services.resumeClause', { customerId, clauseKey: line.key })
      .then(({ count }) => message.success(say.own.resumed(format.count(count))))
      .catch(tell)
  return (
    <>
      <tr className={line.holds ? undefined : 'muted'}>
        <td>
          <strong>{name}</strong> {mandatory && <Tag title={say.mandatoryHint}>{say.mandatory}</Tag>}
        </td>
        <td>{line.ofTier === null ? say.own.alone : own ? say.own.stricter(tier ?? '') : say.own.ofTier(tier ?? '')}</td>
        <td>{say.triggers[terms.trigger]}</td>
        <td>
          <span className="num">{targetWords(speech, terms.target)}</span> <span className="muted">{say.time[terms.time]}</span>
          {own && line.ofTier && <div className="muted">{say.own.tierHas(targetWords(speech, line.ofTier.terms.target))}</div>}
        </td>
        <td className="own-pauses">
          {terms.pauseReasons.map((reason) => say.pauseReasons[reason]).join(words.generic.separator)}
        </td>
        <td>{line.holds ? (line.holds.effectiveFrom ?? say.clauseAlways) : say.own.notNow}</td>
        <td>
          {line.open === 0 ? words.generic.noData : say.own.openOf(format.count(line.open))}
          {line.paused > 0 && (
            <div className="muted">
              {line.resumesAt === null
                ? say.own.pausedOf(format.count(line.paused))
                : say.own.pausedOfUntil(format.count(line.paused), format.dateTime(line.resumesAt).slice(5))}
            </div>
          )}
        </td>
        <td className="clause-tools">
          <Button size="small" aria-label={`${line.ofTier ? say.own.tighten : words.generic.edit} ${name}`} onClick={onEdit}>
            {line.ofTier ? say.own.tighten : words.generic.edit}
          </Button>
          {running > 0 && terms.pauseReasons.length > 0 && (
            <Button size="small" aria-label={`${say.pause} ${name}`} onClick={() => setAsking('pause')}>
              {say.pause}
            </Button>
          )}
          {line.paused > 0 && (
            <Button size="small" aria-label={`${say.resume} ${name}`} onClick={() => void resume()}>
              {say.resume}
            </Button>
          )}
          {own && (
            <Button size="small" aria-label={`${say.own.end} ${name}`} onClick={() => setAsking('end')}>
              {say.own.end}
            </Button>
          )}
        </td>
      </tr>
      {line.versions.length > 0 && (
        <tr className="own-versions">
          <td colSpan={8}>
            <ul>
              {line.versions.map((version) => (
                <li key={version.id} className={version.state === 'now' ? undefined : 'muted'}>
                  <span className={`own-state own-${version.state}`}>{say.own.states[version.state]}</span>
                  <span className="num">
                    {version.from} – {version.until ?? say.own.openEnd}
                  </span>
                  <span>
                    {targetWords(speech, version.terms.target)} {say.time[version.terms.time]}
                  </span>
                  {version.reason !== null && <span>{version.reason}</span>}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
      {asking === 'pause' && (
        <PauseDialog
          title={say.own.pauseTitle(name)}
          allowed={terms.pauseReasons}
          today={today}
          busy={pause.busy}
          failure={pause.failure}
          onPause={(asked) =>
            void pause.run({ customerId, clauseKey: line.key, ...asked }).then((done) => done && setAsking(null))
          }
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'end' && (
        <EndClauseDialog
          customerId={customerId}
          clauseKey={line.key}
          name={name}
          staysWithTier={line.ofTier !== null}
          today={today}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
