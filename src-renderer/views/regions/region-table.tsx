import { Fragment, useState } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { boardEvents } from '../../../src-preload/contract/regions.ts'
import { useSpeech } from '../../text/language.tsx'
import { DownOutlined, RightOutlined } from '../../ui/icons.tsx'
import type { Output } from '../../wire/wire.ts'
import { FigureCells } from './figure-cells.tsx'
import type { Months } from './months.ts'

const placed = (field: 'region' | 'city', value: string | null): FilterCondition =>
  value === null ? { field, op: 'blank' } : { field, op: 'eq', value }

/** Regions with their cities under them; every amount opens the documents it is made of. */
export function RegionTable({ data, months }: { data: Output<'regions.board'>; months: Months }) {
  const { words } = useSpeech()
  const say = words.regions
  const [opened, setOpened] = useState<ReadonlySet<string | null>>(new Set())
  const flip = (region: string | null) =>
    setOpened((now) => {
      const next = new Set(now)
      if (!next.delete(region)) next.add(region)
      return next
    })
  const span = { months, asOf: data.asOf }
  return (
    <table className="plain-table region-table" aria-label={say.table}>
      <thead>
        <tr>
          <th rowSpan={2}>{say.region}</th>
          {boardEvents.map((event) => (
            <th key={event} colSpan={3} className="region-group">
              {say.events[event]}
            </th>
          ))}
        </tr>
        <tr>
          {boardEvents.map((event) => (
            <Fragment key={event}>
              <th className="num region-amount">{words.funnel.columns.amount}</th>
              <th className="num">{say.target}</th>
              <th className="num">{say.attained}</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.regions.map(({ region, figures, cities }) => {
          const name = region ?? say.blank
          const isOpen = opened.has(region)
          return (
            <Fragment key={name}>
              <tr className="region-row">
                <th scope="row">
                  <button
                    type="button"
                    className="bare region-flip"
                    aria-expanded={isOpen}
                    aria-label={isOpen ? say.close(name) : say.open(name)}
                    onClick={() => flip(region)}
                  >
                    {isOpen ? <DownOutlined /> : <RightOutlined />} {name}
                  </button>
                </th>
                <FigureCells figures={figures} name={name} {...span} where={[placed('region', region)]} />
              </tr>
              {isOpen &&
                cities.map((one) => (
                  <tr key={one.city ?? ''} className="region-city">
                    <th scope="row">{one.city ?? say.blank}</th>
                    <FigureCells
                      figures={one.figures}
                      name={one.city ?? name}
                      {...span}
                      where={[placed('region', region), placed('city', one.city)]}
                    />
                  </tr>
                ))}
            </Fragment>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.total}</th>
          <FigureCells figures={data.total} name={say.total} {...span} where={[]} />
        </tr>
      </tfoot>
    </table>
  )
}
