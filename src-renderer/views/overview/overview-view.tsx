import { Button, Tag } from 'antd'
import type { Alert } from '../../../src-preload/contract/alerts.ts'
import { useSpeech } from '../../text/language.tsx'
import { Figure, Figures } from '../../ui/figure.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { aboutPlace, alertText, ruleNameIn, alertsPlace } from '../alerts/index.ts'
import { missingFieldPlace, presetPlace, TierBar } from '../customers/index.ts'
import { findingsPlace, importsPlace } from '../imports/index.ts'
import './overview.css'

export function OverviewView() {
  const { words, format } = useSpeech()
  const say = words.overview
  const desk = useDesk()
  const summary = useSteadyQuery('customers.summary', {})
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  return (
    <Page title={say.title} note={<span className="num">{today}</span>}>
      <Answered answer={summary} rows={10}>
        {(now) =>
          now.total === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              body={say.emptyBody}
              actions={
                <Button type="primary" size="large" onClick={() => desk.open(importsPlace)}>
                  {say.emptyAction}
                </Button>
              }
            />
          ) : (
            <>
              <Section title={say.attention}>
                <Figures>
                  <Figure label={say.cards.ending7} value={now.ending7} to={presetPlace('ending7')} tone="red" />
                  <Figure label={say.cards.ending30} value={now.ending30} to={presetPlace('ending30')} tone="amber" />
                  <Figure label={say.cards.keySilent} value={now.keySilent} to={presetPlace('keySilent')} tone="red" />
                  <Figure label={say.cards.silent} value={now.silent} to={presetPlace('silent')} tone="amber" />
                  <Figure label={say.cards.dormant} value={now.dormant} to={presetPlace('dormant')} tone="amber" />
                  <Figure label={say.cards.ended} value={now.ended} to={presetPlace('ended')} />
                </Figures>
              </Section>
              <div className="overview-pair">
                <Section
                  title={say.byTier}
                  actions={<PlaceLink to={presetPlace('all')}>{words.customers.grid.rows(format.count(now.total))}</PlaceLink>}
                >
                  <TierBar byTier={now.byTier} />
                </Section>
                <Section title={say.newestAlerts} actions={<PlaceLink to={alertsPlace}>{say.allAlerts}</PlaceLink>}>
                  <NewestAlerts />
                </Section>
              </div>
              <div className="overview-pair">
                <Section title={say.quality}>
                  <Figures>
                    <Figure
                      label={say.cards.incomplete}
                      value={now.incomplete}
                      to={presetPlace('incomplete')}
                      tone="amber"
                      hint={say.shareOf(format.percent(now.incomplete / now.total))}
                    />
                    <Figure label={say.cards.suspects} value={now.suspects} to={presetPlace('suspects')} tone="amber" />
                    <Figure label={say.cards.badCode} value={now.badCode} to={presetPlace('badCode')} tone="amber" />
                    <Figure label={say.cards.unread} value={now.unread} to={presetPlace('unread')} tone="amber" />
                  </Figures>
                  <MissingFields missing={now.missing} />
                </Section>
                <Section title={say.lastImport}>
                  <LastImport />
                </Section>
              </div>
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function MissingFields({ missing }: { missing: readonly { field: string; count: number }[] }) {
  const { words, format } = useSpeech()
  const fields: Record<string, string> = words.fields
  const most = missing.filter((each) => each.count > 0).sort((a, b) => b.count - a.count)
  if (most.length === 0) return null
  return (
    <div className="block-body overview-missing">
      <span className="muted">{words.overview.incompleteFields}</span>
      {most.map((each) => (
        <PlaceLink key={each.field} to={missingFieldPlace(each.field)}>
          {fields[each.field] ?? each.field} {format.count(each.count)}
        </PlaceLink>
      ))}
    </div>
  )
}

const newest = 6

function NewestAlerts() {
  const { words } = useSpeech()
  const answer = useSteadyQuery('alerts.list', { open: true, limit: newest })
  return (
    <Answered answer={answer} rows={4}>
      {({ rows }) =>
        rows.length === 0 ? (
          <div className="block-body muted">{words.overview.noAlerts}</div>
        ) : (
          <ul className="overview-alerts">
            {rows.map((alert) => (
              <li key={alert.id}>
                <AlertLink alert={alert} />
                {alert.late && <Tag>{words.alerts.late}</Tag>}
                <span className="overview-days muted">{ruleNameIn(words, alert)}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  )
}

function AlertLink({ alert }: { alert: Alert }) {
  const speech = useSpeech()
  const place = aboutPlace(alert)
  const { title } = alertText(speech, alert)
  return place ? <PlaceLink to={place}>{title}</PlaceLink> : <span>{title}</span>
}

function LastImport() {
  const { words, format } = useSpeech()
  const answer = useSteadyQuery('imports.findings', {})
  if (answer.data === null) return <div className="block-body muted">{words.overview.noImport}</div>
  return (
    <Answered answer={answer} rows={3}>
      {(found) =>
        found && (
          <div className="block-body overview-import">
            <div>
              <strong>{found.fileName}</strong> {found.undone && <Tag>{words.changes.undone}</Tag>}
            </div>
            <div className="muted">{format.dateTime(found.at)}</div>
            <div className="overview-counts">
              {(['created', 'updated', 'unchanged', 'ambiguous', 'rejected'] as const).map((each) => (
                <span key={each}>
                  <span className="muted">{words.imports.check.classes[each]}</span>{' '}
                  <strong>{format.count(found.counts[each])}</strong>
                </span>
              ))}
            </div>
            <PlaceLink to={findingsPlace(found.importId)}>{words.overview.openFindings}</PlaceLink>
          </div>
        )
      }
    </Answered>
  )
}
