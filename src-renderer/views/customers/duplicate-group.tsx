import { App, Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import type { EditableField } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords, useRevert } from '../changes/index.ts'
import { customerPlace } from './presets.ts'

type Group = Output<'customers.duplicates'>['groups'][number]
type Row = Group['rows'][number]

/** Fields whose value one of the customers gives; tags are united. */
const compared = [
  'name',
  'shortName',
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget',
  'source',
  'owner',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'remark',
] as const satisfies readonly EditableField[]

/** One set of likely duplicates: which one stays, and which value of each field. */
export function DuplicateGroup({ group }: { group: Group }) {
  const { words, format } = useSpeech()
  const say = words.customers.duplicates
  const wire = useWire()
  const { undo } = useRevert()
  const { notification } = App.useApp()
  const tellFailure = useTellFailure()
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set(group.rows.map((row) => row.id)))
  const [survivor, setSurvivor] = useState(() => fullest(group.rows))
  const [chosen, setChosen] = useState<Partial<Record<EditableField, number>>>({})
  const [busy, setBusy] = useState(false)
  const rows = group.rows.filter((row) => taken.has(row.id))
  const stays = rows.find((row) => row.id === survivor) ?? rows[0]

  const text = (row: Row, field: EditableField): string => {
    if (field === 'budget') return format.budget(row.budgetMin, row.budgetMax)
    if (field === 'annualPurchase') return format.money(row.annualPurchase)
    if (field === 'owner') return row.ownerName ?? ''
    const value = (row as Readonly<Record<string, unknown>>)[field]
    return typeof value === 'string' ? value : ''
  }
  const differing = compared.filter((field) => new Set(group.rows.map((row) => text(row, field))).size > 1)
  /** Whose value stays: the one chosen, else the survivor's, else the first that has one. */
  const giver = (field: EditableField): number | undefined => {
    const own = chosen[field]
    if (own !== undefined && taken.has(own)) return own
    if (stays && text(stays, field) !== '') return stays.id
    return rows.find((row) => text(row, field) !== '')?.id ?? stays?.id
  }
  const merge = async () => {
    if (!stays || rows.length < 2) return
    setBusy(true)
    const fields: Partial<Record<EditableField, number>> = {}
    for (const field of differing) {
      const from = giver(field)
      if (from !== undefined && from !== stays.id) fields[field] = from
    }
    try {
      const { changeSetId, movedContacts } = await wire.call('customers.merge', {
        survivorId: stays.id,
        otherIds: rows.filter((row) => row.id !== stays.id).map((row) => row.id),
        fields: fields as Record<EditableField, number>,
      })
      const key = `merged-${changeSetId}`
      notification.success({
        key,
        title: say.merged(stays.name),
        description: say.moved(format.count(movedContacts)),
        placement: 'bottomRight',
        duration: 8,
        actions: (
          <Button
            size="small"
            type="primary"
            onClick={() => {
              notification.destroy(key)
              void undo(changeSetId)
            }}
          >
            {words.shell.undo.action}
          </Button>
        ),
      })
    } catch (thrown) {
      tellFailure(thrown)
      setBusy(false)
    }
  }
  const label = group.rows[0]?.name ?? ''
  return (
    <section className="duplicate" aria-label={say.group(label)}>
      <header className="duplicate-head">
        <strong>{say.reasons[group.reason]}</strong>
        <span className="muted">{say.sureness(String(group.score))}</span>
        <Button type="primary" size="small" disabled={rows.length < 2} loading={busy} onClick={() => void merge()}>
          {say.merge(format.count(rows.length))}
        </Button>
      </header>
      <div className="duplicate-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th />
              {group.rows.map((row) => (
                <th key={row.id} className={row.id === stays?.id ? 'duplicate-stays' : undefined}>
                  <Checkbox
                    checked={taken.has(row.id)}
                    aria-label={say.include(row.name)}
                    onChange={(event) => {
                      const next = new Set(taken)
                      if (event.target.checked) next.add(row.id)
                      else next.delete(row.id)
                      setTaken(next)
                    }}
                  />{' '}
                  <PlaceLink to={customerPlace(row.id, row.name)}>{row.name}</PlaceLink>
                  <div className="muted">{say.facts(format.count(row.contacts), format.date(row.createdAt))}</div>
                  <Radio
                    checked={row.id === stays?.id}
                    disabled={!taken.has(row.id)}
                    onChange={() => {
                      setSurvivor(row.id)
                      setChosen({})
                    }}
                  >
                    {say.stays}
                  </Radio>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th>{fieldWords(words, field)}</th>
                {group.rows.map((row) => (
                  <td key={row.id} className={giver(field) === row.id ? 'duplicate-kept' : 'muted'}>
                    <Radio
                      checked={giver(field) === row.id}
                      disabled={!taken.has(row.id)}
                      onChange={() => setChosen({ ...chosen, [field]: row.id })}
                    >
                      {text(row, field) || words.grid.history.blank}
                    </Radio>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The one that has the most filled in stays, unless the person says otherwise. */
function fullest(rows: readonly Row[]): number {
  const filled = (row: Row) => Object.values(row).filter((value) => value !== null && value !== '').length + row.contacts
  return rows.reduce((best, row) => (filled(row) > filled(best) ? row : best)).id
}
