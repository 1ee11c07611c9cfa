import { Checkbox } from 'antd'
import { useState } from 'react'
import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteComparisonShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { percentText } from './line-text.ts'
import { paymentText, type QuoteWords } from './payment-text.ts'
import './quotes.css'
import './compare.css'

type Line = QuoteComparisonShown['lines'][number]
type Shown = NonNullable<Line['before']>

/** Two versions side by side: what was added, removed and changed, line by line and word by word. */
export function CompareView({ params }: ViewProps) {
  const answer = useSteadyQuery('quotes.compare', { before: Number(params['before']), after: Number(params['after']) })
  return <Answered answer={answer}>{(data) => <Compared data={data} />}</Answered>
}

function Compared({ data }: { data: QuoteComparisonShown }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const [changedOnly, setChangedOnly] = useState(true)
  const { before, after } = data
  const lines = data.lines.filter(({ kind }) => !changedOnly || kind !== 'same')
  const difference = data.totalsAfter.amount.fen - data.totalsBefore.amount.fen
  const same =
    lines.length === 0 && data.terms.length + data.clauses.length + data.attachments.length === 0 && !data.title && !data.customer
  const money = (value: { fen: number } | null) => format.money(value)
  const signed = (fen: number) => `${fen > 0 ? '+' : ''}${format.money({ fen })}`
  return (
    <Page
      wide
      title={say.versions.compareTitle(before.number, after.number)}
      note={`${before.author} ${format.dateTime(before.at)} → ${after.author} ${format.dateTime(after.at)}`}
      actions={
        <Checkbox checked={changedOnly} onChange={({ target }) => setChangedOnly(target.checked)}>
          {say.versions.onlyChanges}
        </Checkbox>
      }
    >
      {same && <EmptyState title={say.versions.nothing} />}
      {lines.length > 0 && (
        <Section title={say.lines.title}>
          <table className="plain-table quote-compare">
            <thead>
              <tr>
                <th />
                <th>{say.lines.name}</th>
                <th className="num">{`${say.lines.quantity} ${before.number}`}</th>
                <th className="num">{after.number}</th>
                <th className="num">{`${say.lines.price} ${before.number}`}</th>
                <th className="num">{after.number}</th>
                <th className="num">{`${say.lines.amount} ${before.number}`}</th>
                <th className="num">{after.number}</th>
                <th className="num">{say.versions.difference}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const cell = (of: (shown: Shown) => string, field: string) => (
                  <>
                    <td className="num">{line.before ? of(line.before) : ''}</td>
                    <td className={line.fields.includes(field) ? 'num quote-changed' : 'num'}>
                      {line.after ? of(line.after) : ''}
                    </td>
                  </>
                )
                const change = (line.amountAfter?.fen ?? 0) - (line.amountBefore?.fen ?? 0)
                const others = line.fields.filter((field) => !['quantity', 'price', 'name'].includes(field))
                return (
                  <tr key={line.key} className={`quote-compare-${line.kind}`}>
                    <td>{say.versions.kinds[line.kind]}</td>
                    <td>
                      {line.before && line.after && line.fields.includes('name') && <del>{line.before.name}</del>}{' '}
                      {(line.after ?? line.before)?.name}
                      {others.map((field) => (
                        <span key={field} className="quote-compare-more">
                          {say.labelled(fieldWord(say.lines, field))}
                          <del>{valueText(line.before, field, money)}</del> {valueText(line.after, field, money)}
                        </span>
                      ))}
                    </td>
                    {cell(({ quantity }) => quantity, 'quantity')}
                    {cell(({ price }) => money(price), 'price')}
                    <td className="num">{money(line.amountBefore)}</td>
                    <td className="num">{money(line.amountAfter)}</td>
                    <td className="num">{change === 0 ? '' : signed(change)}</td>
                  </tr>
                )
              })}
            </tbody>
            <tfoot>
              <tr>
                <td />
                <td>{say.totals.amount}</td>
                <td colSpan={4} className="num">
                  {data.totalsBefore.marginPercent !== null || data.totalsAfter.marginPercent !== null
                    ? `${say.columns.margin} ${data.totalsBefore.marginPercent ?? words.generic.noData}% → ${data.totalsAfter.marginPercent ?? words.generic.noData}%`
                    : ''}
                </td>
                <td className="num">{money(data.totalsBefore.amount)}</td>
                <td className="num">{money(data.totalsAfter.amount)}</td>
                <td className="num">{difference === 0 ? '' : signed(difference)}</td>
              </tr>
            </tfoot>
          </table>
        </Section>
      )}
      {(data.terms.length > 0 || data.clauses.length > 0 || data.attachments.length > 0 || data.title) && (
        <Section title={say.terms.title}>
          <table className="plain-table quote-compare">
            <thead>
              <tr>
                <th />
                <th>{before.number}</th>
                <th>{after.number}</th>
              </tr>
            </thead>
            <tbody>
              {data.title && (
                <Pair name={say.terms.quoteTitle} before={data.contentBefore.title} after={data.contentAfter.title} />
              )}
              {data.terms.map((field) => (
                <Pair
                  key={field}
                  name={say.terms[field as 'delivery']}
                  before={termText(say, data.contentBefore, field)}
                  after={termText(say, data.contentAfter, field)}
                />
              ))}
              {data.clauses.map((clause) => (
                <Pair
                  key={clause.key}
                  name={clause.title}
                  before={clauseText(data.contentBefore, clause.key)}
                  after={clauseText(data.contentAfter, clause.key)}
                />
              ))}
              {data.attachments.map((file) => (
                <Pair
                  key={`${file.kind} ${file.name}`}
                  name={say.terms.attachments}
                  before={file.kind === 'removed' ? file.name : ''}
                  after={file.kind === 'added' ? file.name : ''}
                />
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </Page>
  )
}

function Pair({ name, before, after }: { name: string; before: string; after: string }) {
  return (
    <tr>
      <td>{name}</td>
      <td>{before === '' ? '' : <del>{before}</del>}</td>
      <td className={after === '' ? '' : 'quote-changed'}>{after}</td>
    </tr>
  )
}

type LineWords = QuoteWords['lines']
function fieldWord(say: LineWords, field: string): string {
  if (field === 'productCode') return say.code
  return (say as unknown as Record<string, string>)[field] ?? field
}

function valueText(line: Line['before'], field: string, money: (value: { fen: number } | null) => string): string {
  if (!line) return ''
  if (field === 'taxRate') return `${percentText(line.taxRate)}%`
  const value = line[field as keyof Shown]
  return typeof value === 'object' ? money(value) : value
}

function termText(say: QuoteWords, { terms }: QuoteContent, field: string): string {
  if (field === 'payment') return paymentText(say, terms)
  const value = terms[field as 'delivery' | 'validUntil']
  return value ?? ''
}

const clauseText = ({ terms }: QuoteContent, key: string) => terms.clauses.find((clause) => clause.key === key)?.text ?? ''
