import type { ReactNode } from 'react'
import { customKindOf } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { fieldWords } from '../changes/index.ts'
import { customText, useCustomFields } from '../fields/index.ts'

interface Line {
  readonly field: string
  readonly text: string | null
}

/** The fields of a customer in groups; a cell that could not be read says what stood in the file. */
export function FieldGroups({ customer }: { customer: CustomerRow }) {
  const speech = useSpeech()
  const { words, format } = speech
  const own = useCustomFields('customers') ?? []
  const say = words.customers.panel
  const line = (field: string, text: string | null): Line => ({ field, text })
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: say.groups.identity,
      lines: [
        line('shortName', customer.shortName),
        line('uscc', customer.uscc),
        line('type', customer.type),
        line('industry', customer.industry),
        line('region', [customer.region, customer.province, customer.city].filter(Boolean).join(' / ')),
      ],
    },
    {
      title: say.groups.business,
      lines: [
        line('owner', customer.ownerName),
        line('source', customer.source),
        line('budget', format.budget(customer.budgetMin, customer.budgetMax)),
        line('annualPurchase', format.money(customer.annualPurchase)),
      ],
    },
    {
      title: say.groups.service,
      lines: [
        line('lastContactOn', format.date(customer.lastContactOn)),
        line('serviceEndOn', format.date(customer.serviceEndOn)),
      ],
    },
    {
      title: say.groups.other,
      lines: [
        line('tags', customer.tags.join(words.generic.separator)),
        line('remark', customer.remark),
        line('createdAt', format.dateTime(customer.createdAt)),
        line('updatedAt', format.dateTime(customer.updatedAt)),
      ],
    },
  ]
  const titles = new Map<string, string>(own.map(({ field, title }) => [field, title]))
  if (own.length > 0)
    groups.push({
      title: words.ownFields.group,
      lines: own.map((one) => line(one.field, customText(speech, one, customer.custom))),
    })
  return groups.map(({ title, lines }) => (
    <section key={title}>
      <h3>{title}</h3>
      <dl className="details-fields">
        {lines.map(({ field, text }) => (
          <div key={field}>
            <dt>{titles.get(field) ?? fieldWords(words, field)}</dt>
            <dd>
              <Value customer={customer} field={field} text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}

function Value({ customer, field, text }: Line & { customer: CustomerRow }): ReactNode {
  const { words } = useSpeech()
  const unread = customer.unread[field]
  if (unread !== undefined) return <span className="cell-unread">{words.customers.grid.unread(unread)}</span>
  if (text === null || text === '') return <span className="muted">{words.generic.noData}</span>
  if (customKindOf(field) === 'link')
    return (
      <a href={text} target="_blank" rel="noreferrer">
        {text}
      </a>
    )
  if (field !== 'uscc' || customer.usccValid !== false) return text
  return (
    <>
      <span className="cell-bad">{text}</span> <span className="details-red">{words.customers.grid.badCode}</span>
    </>
  )
}
