import { App, AutoComplete, Button, DatePicker, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { ListedPriceRow, ProductRow } from '../../../src-preload/contract/products.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** The prices of one product in every list, with the days they hold; a new one ends the one before. */
export function PricesDrawer({ product, onClose }: { product: ProductRow; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.products
  const { message } = App.useApp()
  const answer = useSteadyQuery('products.prices', { id: product.id })
  const lists = useSteadyQuery('products.lists', {}).data ?? []
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const set = useCommand('products.setPrice')
  const [list, setList] = useState('')
  const [yuan, setYuan] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const start = from ?? today ?? null
  const fen = yuan === null || yuan === '' ? null : Math.round(Number(yuan) * 100)
  const ready = list.trim() !== '' && fen !== null && Number.isSafeInteger(fen) && start !== null
  const save = async () => {
    if (!ready || fen === null || start === null) return
    if (!(await set.run({ id: product.id, list: list.trim(), price: { fen }, from: start, to: null }))) return
    setYuan(null)
    void message.success(say.prices.saved(format.date(start)))
  }
  return (
    <SideSheet size={640} title={say.prices.title(product.name)} onClose={onClose}>
      <div className="product-price-form">
        <AutoComplete
          aria-label={say.prices.list}
          placeholder={say.prices.list}
          value={list}
          options={lists.map(({ name }) => ({ value: name }))}
          onChange={(value: string) => setList(value)}
        />
        <InputNumber
          aria-label={say.prices.price}
          placeholder={say.prices.price}
          stringMode
          min="0"
          precision={2}
          value={yuan}
          onChange={setYuan}
        />
        <DatePicker
          aria-label={say.prices.from}
          allowClear={false}
          value={start === null ? null : dayjs(start)}
          {...(today === undefined ? {} : { minDate: dayjs(today) })}
          onChange={(day) => setFrom(day ? day.format('YYYY-MM-DD') : null)}
        />
        <Button type="primary" disabled={!ready} loading={set.busy} onClick={() => void save()}>
          {say.prices.set}
        </Button>
      </div>
      {set.failure && <FailureNotice failure={set.failure} onClose={set.forget} />}
      <Answered answer={answer}>
        {(rows) => (rows.length === 0 ? <p className="muted">{say.prices.empty}</p> : <PriceTable rows={rows} />)}
      </Answered>
    </SideSheet>
  )
}

function PriceTable({ rows }: { rows: readonly ListedPriceRow[] }) {
  const { words, format } = useSpeech()
  const say = words.products
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{say.prices.list}</th>
          <th>{say.lists.scope}</th>
          <th className="num">{say.prices.price}</th>
          <th>{say.prices.from}</th>
          <th>{say.prices.to}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.list}</td>
            <td className="muted">{say.lists.scopeText(row.region, row.customerType)}</td>
            <td className="num">{format.money(row.price)}</td>
            <td>{row.from}</td>
            <td>{row.to ?? words.generic.noData}</td>
            <td>
              {row.kind === 'cost' && <StateTag>{say.lists.kinds.cost}</StateTag>}{' '}
              {row.holds && <StateTag tone="good">{say.prices.holds}</StateTag>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
