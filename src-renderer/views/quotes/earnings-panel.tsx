import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { memberRoles, type MemberRole } from '../../../src-preload/contract/members.ts'
import type { QuoteEarnings } from '../../../src-preload/contract/quotes/earnings.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { policiesPlace } from '../policies/index.ts'
import './earnings-panel.css'

interface Props {
  /** What is being written, once the hand rests. */
  readonly content: QuoteContent
}

/** The policy calculator for this quote (rules E2, E3): what it earns, what it gives the customer, and why the rest does not. */
export function EarningsPanel({ content }: Props) {
  const { words, format } = useSpeech()
  const say = words.quotes.earnings
  const [deal, setDeal] = useState<{ role: MemberRole; referrals: number; paymentDays: number | null }>({
    role: 'rep',
    referrals: 0,
    paymentDays: null,
  })
  const { role, referrals, paymentDays } = deal
  const asked = { content, role, referrals, ...(paymentDays === null ? {} : { paymentDays }) }
  const { data, failure } = useSteadyQuery('quotes.earnings', content.lines.length === 0 ? null : asked)
  return (
    <Section title={say.title} actions={<PlaceLink to={policiesPlace('calculator')}>{words.policies.tabs.calculator}</PlaceLink>}>
      <div className="quote-earnings">
        <div className="quote-earnings-deal">
          <label>
            <span>{words.policies.calculator.role}</span>
            <Select
              size="small"
              aria-label={words.policies.calculator.role}
              value={role}
              options={memberRoles.map((value) => ({ value, label: words.settings.roles[value] }))}
              onChange={(next: MemberRole) => setDeal({ ...deal, role: next })}
            />
          </label>
          <label>
            <span>{words.policies.calculator.referrals}</span>
            <InputNumber
              size="small"
              aria-label={words.policies.calculator.referrals}
              min={0}
              precision={0}
              value={referrals}
              onChange={(next) => setDeal({ ...deal, referrals: next ?? 0 })}
            />
          </label>
          <label>
            <span>{words.policies.calculator.paymentDays}</span>
            <InputNumber
              size="small"
              aria-label={words.policies.calculator.paymentDays}
              min={0}
              precision={0}
              placeholder={data ? String(data.paymentDays) : ''}
              value={paymentDays}
              onChange={(next) => setDeal({ ...deal, paymentDays: next })}
            />
          </label>
        </div>
        {failure && <FailureNotice failure={failure} />}
        {content.lines.length === 0 && <p className="muted">{say.noLines}</p>}
        {content.lines.length > 0 && data && (
          <>
            <Rewards found={data} />
            <Rebates found={data} />
            <p className="quote-earnings-sum">
              <span>{say.together}</span>
              <strong className="num">{format.ledger({ fen: data.rewardTotal.fen + data.rebateTotal.fen })}</strong>
              {data.sharePercent !== null && <span className="muted">{say.share(data.sharePercent)}</span>}
            </p>
            <p className="muted quote-earnings-note">{say.note}</p>
          </>
        )}
      </div>
    </Section>
  )
}

function Rewards({ found }: { found: QuoteEarnings }) {
  const { words, format } = useSpeech()
  const say = words.quotes.earnings
  const reasons = words.policies.calculator.reasons
  return (
    <section aria-label={say.rewards}>
      <h3>
        <span>{say.rewards}</span>
        <span className="num">{format.ledger(found.rewardTotal)}</span>
      </h3>
      {found.rewards.length === 0 && <p className="muted">{words.policies.calculator.none}</p>}
      <ul>
        {found.rewards.map((one) => (
          <li key={one.cardId}>
            <span>
              {one.name} <span className="muted">{words.policies.calculator.payOn(one.payOn)}</span>
            </span>
            <span className="num">{format.ledger(one.amount)}</span>
          </li>
        ))}
      </ul>
      {found.others.length > 0 && (
        <details>
          <summary>{say.others(format.count(found.others.length))}</summary>
          <ul>
            {found.others.map((one) => (
              <li key={one.cardId}>
                <span>{one.name}</span>
                <span className="muted">{one.reasons.map((each) => reasons[each]).join(words.generic.separator)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Rebates({ found }: { found: QuoteEarnings }) {
  const { words, format } = useSpeech()
  const say = words.quotes.earnings
  const gapText = (unit: QuoteEarnings['rebates'][number]['unit'], gap: string) =>
    unit === 'units' ? say.units(gap) : format.ledger({ fen: Number(gap.replace('.', '')) })
  return (
    <section aria-label={say.rebates}>
      <h3>
        <span>{say.rebates}</span>
        <span className="num">{format.ledger(found.rebateTotal)}</span>
      </h3>
      {found.rebates.length === 0 && <p className="muted">{say.noRebates}</p>}
      <ul>
        {found.rebates.map((one) => (
          <li key={one.programmeId}>
            <span>
              {one.programmeName} <span className="muted">{say.groupPeriod(one.groupName ?? '', one.period)}</span>
            </span>
            {one.now && one.would ? (
              <span className="num" title={say.fromTo(format.ledger(one.now), format.ledger(one.would))}>
                {say.more(format.ledger({ fen: one.would.fen - one.now.fen }))}
              </span>
            ) : (
              <span className="quote-warn">{say.lacks}</span>
            )}
            {one.next && (
              <span className="quote-earnings-next">
                {say.next(gapText(one.unit, one.next.gap), format.ledger(one.next.would))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
