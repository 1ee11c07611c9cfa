import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { Button, Tag } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { causeWords } from '../../text/reason-words.ts'
import { Figure, Figures } from '../../ui/figure.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import type { Place, ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { dealsPlace } from '../pipeline/index.ts'
import { cocreationsPlace, contractsPlace, meetingsPlace, ticketsPlace, touchesPlace } from '../records/index.ts'
import { trialsPlace } from '../trials/index.ts'
import { transactionsPlace } from '../transactions/index.ts'
import { useRevert } from '../changes/index.ts'
import { indicatorsPlace } from '../value/index.ts'
import { importedPlace, presetPlace, TierBar } from '../customers/index.ts'
import { importsPlace } from './index.ts'
import { SheetsTable } from './sheets-table.tsx'
import './imports.css'

/** Where the other lists are looked at. */
const listPlaces: Partial<Record<ImportTargetName, Place>> = {
  contacts: { view: 'contacts', params: {} },
  members: { view: 'settings', params: {} },
  opportunities: dealsPlace,
  orders: transactionsPlace,
  invoices: transactionsPlace,
  receipts: transactionsPlace,
  contracts: contractsPlace,
  tickets: ticketsPlace,
  meetings: meetingsPlace,
  cocreations: cocreationsPlace,
  leads: { view: 'leads', params: {} },
  trials: trialsPlace,
  'trial-fits': trialsPlace,
  touches: touchesPlace,
  indicators: indicatorsPlace,
}

export function FindingsView({ params }: ViewProps) {
  const { words } = useSpeech()
  const importId = Number(params['importId'])
  const answer = useSteadyQuery('imports.findings', importId > 0 ? { importId } : {})
  const desk = useDesk()
  if (answer.data === null) {
    const go = (
      <Button type="primary" onClick={() => desk.open(importsPlace)}>
        {words.overview.emptyAction}
      </Button>
    )
    return (
      <Page title={words.imports.findingsTitle}>
        <EmptyState title={words.imports.findings.noFindings} actions={go} />
      </Page>
    )
  }
  return answer.data ? (
    <Findings found={answer.data} />
  ) : (
    <Page title={words.imports.findingsTitle}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  )
}

function Findings({ found }: { found: NonNullable<Output<'imports.findings'>> }) {
  const { words, format } = useSpeech()
  const say = words.imports.findings
  const classes = words.imports.check.classes
  const cards = words.overview.cards
  const desk = useDesk()
  const { undo } = useRevert()
  const summary = useSteadyQuery('customers.summary', {})
  const { counts } = found
  const imported = found.undone || found.target !== 'customers' ? undefined : importedPlace(found.importId)
  const listPlace = found.target === 'customers' ? presetPlace('all') : listPlaces[found.target]
  return (
    <Page
      title={words.imports.findingsTitle}
      note={
        <>
          {found.undone ? <Tag color="warning">{say.undone}</Tag> : say.imported(found.fileName)}{' '}
          <span>{format.dateTime(found.at)}</span> <span>{say.took(format.duration(found.milliseconds))}</span>
        </>
      }
      actions={
        <>
          {!found.undone && found.changeSetId !== null && (
            <Button onClick={() => void undo(found.changeSetId ?? undefined)}>{say.undo}</Button>
          )}
          <Button onClick={() => desk.open(importsPlace)}>{say.another}</Button>
          {(imported ?? listPlace) && (
            <Button type="primary" onClick={() => desk.open(imported ?? listPlace ?? presetPlace('all'))}>
              {imported
                ? say.openAll
                : found.target === 'customers'
                  ? say.goGrid
                  : say.goList(words.imports.targets[found.target])}
            </Button>
          )}
        </>
      }
    >
      <Section title={say.counts} actions={<span className="muted">{words.imports.check.rows(format.count(counts.rows))}</span>}>
        <Figures>
          <Figure label={classes.created} value={counts.created} tone="blue" {...(imported ? { to: imported } : {})} />
          <Figure label={classes.updated} value={counts.updated} tone="blue" {...(imported ? { to: imported } : {})} />
          <Figure label={classes.unchanged} value={counts.unchanged} />
          <Figure label={classes.ambiguous} value={counts.ambiguous} tone="amber" />
          <Figure label={classes.rejected} value={counts.rejected} tone="red" />
          <Figure label={classes.ignored} value={counts.ignored} />
        </Figures>
      </Section>
      {found.sheets.length > 0 && (
        <Section title={say.sheets}>
          <SheetsTable sheets={found.sheets} />
        </Section>
      )}
      <p className="muted findings-scope">{say.scope}</p>
      <Answered answer={summary}>
        {(now) => (
          <>
            <div className="findings-pair">
              <Section title={say.due}>
                <Figures>
                  <Figure label={cards.ending7} value={now.ending7} to={presetPlace('ending7')} tone="red" />
                  <Figure label={cards.ending30} value={now.ending30} to={presetPlace('ending30')} tone="amber" />
                  <Figure label={cards.ended} value={now.ended} to={presetPlace('ended')} />
                </Figures>
              </Section>
              <Section title={say.forgotten}>
                <Figures>
                  <Figure label={cards.keySilent} value={now.keySilent} to={presetPlace('keySilent')} tone="red" />
                  <Figure label={cards.silent} value={now.silent} to={presetPlace('silent')} tone="amber" />
                  <Figure label={cards.dormant} value={now.dormant} to={presetPlace('dormant')} />
                </Figures>
              </Section>
            </div>
            <div className="findings-pair">
              <Section title={say.tiers}>
                <TierBar byTier={now.byTier} />
              </Section>
              <Section title={say.quality}>
                <Figures>
                  <Figure label={cards.incomplete} value={now.incomplete} to={presetPlace('incomplete')} tone="amber" />
                  <Figure label={cards.suspects} value={now.suspects} to={presetPlace('suspects')} tone="amber" />
                  <Figure label={cards.badCode} value={now.badCode} to={presetPlace('badCode')} tone="amber" />
                  <Figure label={cards.unread} value={now.unread} to={presetPlace('unread')} tone="amber" />
                </Figures>
              </Section>
            </div>
          </>
        )}
      </Answered>
      <Section title={say.warnings}>
        <div className="block-body">
          {found.warnings.length === 0 ? (
            <span className="muted">{say.none}</span>
          ) : (
            <ul className="cause-list">
              {found.warnings.map((each) => (
                <li key={each.cause}>
                  <span>{causeWords(words, each.cause)}</span>
                  <strong className="num">{format.count(each.count)}</strong>
                </li>
              ))}
            </ul>
          )}
          {counts.rejected > 0 && <p className="muted">{say.rejectedHint}</p>}
          {found.newMembers.length > 0 && (
            <p>
              {words.generic.labelled(say.members, found.newMembers.join(words.generic.separator))}{' '}
              <PlaceLink to={{ view: 'settings', params: {} }}>{words.settings.sections.members}</PlaceLink>
            </p>
          )}
        </div>
      </Section>
    </Page>
  )
}
