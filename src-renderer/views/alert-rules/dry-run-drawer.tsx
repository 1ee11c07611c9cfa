import { Alert, Segmented } from 'antd'
import { useState } from 'react'
import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { useSpeech } from '../../text/language.tsx'
import { shippedNameIn } from '../../text/reminder-facts.ts'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import type { Output } from '../../wire/wire.ts'
import { useQuery } from '../../wire/use-query.ts'
import { aboutPlace } from '../alerts/index.ts'
import type { Edited } from './alert-rules-view.tsx'

const spans = [7, 30, 90] as const

/** What a rule would have told, day by day, and what cannot be known about it. */
export function DryRunDrawer({ rule: { key, definition }, onClose }: { rule: Edited; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.alertRules.dry
  const [days, setDays] = useState<(typeof spans)[number]>(30)
  // Conditions are judged day by day; only what was written or had its hour has a minute.
  const daily = definition.trigger.kind === 'condition'
  const answer = useQuery('alert-rules.dryRun', { definition, days })
  return (
    <SideSheet onClose={onClose} title={say.title(shippedNameIn(words, key ?? '', definition.name))} size={640}>
      <div className="dry">
        <div className="dry-span">
          {say.span}{' '}
          <Segmented
            value={days}
            options={spans.map((value) => ({ value, label: say.days(String(value)) }))}
            onChange={setDays}
          />
        </div>
        <Answered answer={answer}>
          {({ total, capped, perDay, samples, limits }) => {
            const most = Math.max(1, ...perDay.map(({ count }) => count))
            return (
              <>
                <p className="dry-total">
                  {capped
                    ? say.capped(format.count(total))
                    : total === 0
                      ? say.none(String(days))
                      : say.total(format.count(total), String(days))}
                </p>
                {total > 0 && (
                  <div className="dry-chart" role="img" aria-label={say.chart}>
                    {perDay.map(({ day, count }) => (
                      <span key={day} className="dry-day" title={`${day}  ${format.count(count)}`}>
                        <span className="dry-bar" style={{ height: `${Math.round((count / most) * 100)}%` }} />
                      </span>
                    ))}
                  </div>
                )}
                {total > 0 && (
                  <div className="dry-axis muted num">
                    <span>{perDay[0]?.day}</span>
                    <span>{perDay.at(-1)?.day}</span>
                  </div>
                )}
                {limits.map((limit) => (
                  <Alert key={limit} type="info" showIcon title={say.limits[limit]} />
                ))}
                {samples.length > 0 && (
                  <table className="plain-table dry-table" aria-label={say.sampled(String(samples.length))}>
                    <thead>
                      <tr>
                        <th>{say.at}</th>
                        <th>{say.what}</th>
                        <th>{say.whom}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {samples.map((sample) => (
                        <tr key={`${sample.at} ${sample.subjectId}`}>
                          <td className="muted dry-at">
                            {daily ? format.dateTime(sample.at).slice(0, 10) : format.dateTime(sample.at)}
                          </td>
                          <td>
                            <SampleTitle sample={sample} definition={definition} />
                          </td>
                          <td className="muted dry-whom">{sample.ownerName}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </>
            )
          }}
        </Answered>
      </div>
    </SideSheet>
  )
}

/** One of them, leading to what it would have been about; a summary is about nothing alone. */
function SampleTitle({
  sample,
  definition: { subject, trigger },
}: {
  sample: Output<'alert-rules.dryRun'>['samples'][number]
  definition: RuleDefinition
}) {
  const { words } = useSpeech()
  if (sample.title === '') return <span className="muted">{words.alertRules.dry.gone}</span>
  const summary = trigger.kind === 'schedule' && trigger.per === 'owner'
  const place = summary ? null : aboutPlace({ rule: '', subject, subjectId: sample.subjectId, subjectName: sample.name })
  return place ? <PlaceLink to={place}>{sample.title}</PlaceLink> : sample.title
}
