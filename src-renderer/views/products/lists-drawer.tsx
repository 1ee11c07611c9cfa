import { App, AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { priceKinds, type PriceListRow } from '../../../src-preload/contract/products.ts'
import { useSpeech } from '../../text/language.tsx'
import { ExportButton } from '../../grid/desk/export-button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

const blank = { id: null as number | null, name: '', kind: 'guide' as PriceListRow['kind'], region: '', customerType: '' }

/** Which list is for whom. The one that says most about a customer gives their guide price. */
export function ListsDrawer({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.products.lists
  const { message } = App.useApp()
  const answer = useSteadyQuery('products.lists', {})
  const choices = useSteadyQuery('customers.choices', {}).data
  const save = useCommand('products.saveList')
  const [form, setForm] = useState(blank)
  const put = (patch: Partial<typeof blank>) => setForm((now) => ({ ...now, ...patch }))
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const submit = async () => {
    const done = await save.run({
      ...(form.id === null ? {} : { id: form.id }),
      name: form.name,
      kind: form.kind,
      region: orNull(form.region),
      customerType: orNull(form.customerType),
    })
    if (!done) return
    setForm(blank)
    void message.success(say.saved)
  }
  const options = (values: readonly { value: string }[] | undefined) => (values ?? []).map(({ value }) => ({ value }))
  return (
    <SideSheet size={680} title={say.title} extra={<ExportButton job="prices.export" small />} onClose={onClose}>
      <p className="muted product-note">{say.note}</p>
      <div className="product-price-form">
        <Input
          aria-label={say.name}
          placeholder={say.name}
          value={form.name}
          onChange={({ target }) => put({ name: target.value })}
        />
        <Select
          aria-label={say.kind}
          value={form.kind}
          options={priceKinds.map((value) => ({ value, label: say.kinds[value] }))}
          onChange={(kind) => put({ kind })}
        />
        <AutoComplete
          aria-label={say.region}
          placeholder={say.everyRegion}
          value={form.region}
          options={options(choices?.region)}
          onChange={(region: string) => put({ region })}
        />
        <AutoComplete
          aria-label={say.customerType}
          placeholder={say.everyType}
          value={form.customerType}
          options={options(choices?.type)}
          onChange={(customerType: string) => put({ customerType })}
        />
        <Button type="primary" disabled={form.name.trim() === ''} loading={save.busy} onClick={() => void submit()}>
          {form.id === null ? say.add : words.generic.save}
        </Button>
      </div>
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <Answered answer={answer}>
        {(lists) =>
          lists.length === 0 ? (
            <p className="muted">{say.empty}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th>{say.kind}</th>
                  <th>{say.scope}</th>
                  <th className="num">{say.products}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {lists.map((list) => (
                  <tr key={list.name}>
                    <td>{list.name}</td>
                    <td>{say.kinds[list.kind]}</td>
                    <td>{say.scopeText(list.region, list.customerType)}</td>
                    <td className="num">{format.count(list.products)}</td>
                    <td className="num">
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${words.generic.edit} ${list.name}`}
                        onClick={() =>
                          setForm({
                            id: list.id,
                            name: list.name,
                            kind: list.kind,
                            region: list.region ?? '',
                            customerType: list.customerType ?? '',
                          })
                        }
                      >
                        {words.generic.edit}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </SideSheet>
  )
}
