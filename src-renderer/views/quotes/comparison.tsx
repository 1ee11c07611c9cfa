import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import type { QuoteComparisonShown } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { TextLine } from '../../../src-preload/contract/_words/text-difference.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { LinePieces } from '../../ui/text-difference.tsx'
import { percentText } from './line-text.ts'
import { paymentText, type QuoteWords } from './payment-text.ts'
import './compare.css'

type Line = QuoteComparisonShown['lines'][number]
type Shown = NonNullable<Line['before']>

/** What lies between two versions: lines with their amounts, terms word by word. */
export function Comparison({ data, changedOnly }: { data: QuoteComparisonShown; changedOnly: boolean }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const { before, after } = data
  const lines = data.lines.filter(({ kind }) => !changedOnly || kind !== 'same')
  const difference = data.totalsAfter.amount.fen - data.totalsBefore.amount.fen
  const lock = ({ costLock }: QuoteContent) =>
    costLock ? `${costLock.bomReference} · ${say.lockedBy(costLock.by, format.dateTime(costLock.at))}` : ''
  const [lockBefore, lockAfter] = [lock(data.contentBefore), lock(data.contentAfter)]
  const fileText = ({ attachments }: QuoteContent, name: string) => {
    const kind = attachments.find((file) => file.name === name)?.kind
    return kind === undefined ? name : `${name}${say.inBrackets(say.terms.attachmentKinds[kind])}`
  }
  const termsDiffer =
    data.terms.length + data.clauses.length + data.attachments.length > 0 ||
    data.title ||
    data.customer ||
    lockBefore !== lockAfter
  const same = lines.length === 0 && !termsDiffer
  const money = (value: { fen: number } | null) => format.money(value)
  const signed = (fen: number) => `${fen > 0 ? '+' : ''}${format.money({ fen })}`
  return (
    <>
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
      {termsDiffer && (
        <Section title={say.terms.title}>
          <table className="plain-table quote-compare quote-compare-terms">
            <thead>
              <tr>
                <th />
                <th>{before.number}</th>
                <th>{after.number}</th>
              </tr>
            </thead>
            <tbody>
              {data.customer && <Pair name={say.terms.customer} before={data.customerBefore} after={data.customerAfter} />}
              {lockBefore !== lockAfter && <Pair name={say.nodes.finance} before={lockBefore} after={lockAfter} />}
              {data.texts.map(({ field, lines }) => (
                <Pieces key={field} name={field === 'title' ? say.terms.quoteTitle : say.terms[field]} lines={lines} />
              ))}
              {data.terms.filter(isShort).map((field) => (
                <Pair
                  key={field}
                  name={say.terms[field as 'delivery']}
                  before={termText(say, data.contentBefore, field)}
                  after={termText(say, data.contentAfter, field)}
                />
              ))}
              {data.clauses.map((clause) => (
                <Pieces
                  key={clause.key}
                  kind={say.versions.kinds[clause.kind]}
                  name={clauseTitle(data, clause.key)}
                  title={clause.kind === 'changed' && clause.title.some(({ kind }) => kind !== 'same') ? clause.title : []}
                  lines={clause.lines}
                />
              ))}
              {data.attachments.map((file) => (
                <Pair
                  key={`${file.kind} ${file.name}`}
                  name={say.terms.attachments}
                  before={file.kind === 'added' ? '' : fileText(data.contentBefore, file.name)}
                  after={file.kind === 'removed' ? '' : fileText(data.contentAfter, file.name)}
                />
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  )
}

interface PiecesProps {
  readonly name: string
  readonly kind?: string
  readonly title?: readonly TextLine[]
  readonly lines: readonly TextLine[]
}

/** A text of both versions, each side with its own part marked. */
function Pieces({ name, kind, title = [], lines }: PiecesProps) {
  const side = (of: 'before' | 'after') => (
    <td className="text-sides">
      {[...title, ...lines].map((line, index) => (
        <p key={index} className={index < title.length ? 'quote-compare-title' : undefined}>
          <LinePieces line={line} side={of} />
        </p>
      ))}
    </td>
  )
  return (
    <tr>
      <td>
        {name} {kind !== undefined && <StateTag>{kind}</StateTag>}
      </td>
      {side('before')}
      {side('after')}
    </tr>
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

const clauseTitle = ({ contentBefore, contentAfter }: QuoteComparisonShown, key: string) =>
  [...contentAfter.terms.clauses, ...contentBefore.terms.clauses].find((clause) => clause.key === key)?.title ?? ''
/** Prose is told word by word. */
const isShort = (field: string) => !['delivery', 'warranty', 'remarks'].includes(field)
