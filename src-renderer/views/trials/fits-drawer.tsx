import { App, AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { importsPlace } from '../imports/index.ts'

type Line = Output<'trials.fits'>[number]
type Draft = {
  readonly id?: number
  readonly grade: string
  readonly model: string
  readonly test: string
  readonly productId: number | null
}

const levels = ['grade', 'model', 'test'] as const
const empty: Draft = { grade: '', model: '', test: '', productId: null }
const mostShown = 300

/** The matching table: a line at a time here, the whole of it by an import. */
export function FitsDrawer({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.trials.fits
  const ask = words.trials.apply
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('trials.fits', {})
  const products = useSteadyQuery('products.list', { offset: 0, limit: 500 }).data?.rows ?? []
  const [draft, setDraft] = useState<Draft>(empty)
  const [find, setFind] = useState('')
  const run = (work: Promise<unknown>) =>
    void work
      .then(() => {
        void message.success(say.saved)
        setDraft(empty)
      })
      .catch(tellFailure)
  const complete = levels.every((level) => draft[level].trim() !== '') && draft.productId !== null
  const save = () => draft.productId !== null && run(wire.call('trials.saveFit', { ...draft, productId: draft.productId }))
  const fits = (line: Line) =>
    [line.grade, line.model, line.test, line.product.code, line.product.name].some((part) => part.includes(find.trim()))
  return (
    <SideSheet onClose={onClose} title={say.title} size={860}>
      <p className="muted">
        {say.hint} <PlaceLink to={importsPlace}>{say.import}</PlaceLink>
      </p>
      <Answered answer={answer}>
        {(lines) => (
          <>
            <div className="trial-fit-new">
              {levels.map((level) => (
                <AutoComplete
                  key={level}
                  value={draft[level]}
                  placeholder={ask[level]}
                  aria-label={ask[level]}
                  options={[...new Set(lines.map((line) => line[level]))].map((value) => ({ value }))}
                  filterOption={(typed, option) => option?.value.includes(typed) ?? false}
                  onChange={(value: string) => setDraft({ ...draft, [level]: value })}
                />
              ))}
              <Select
                className="trial-fit-product"
                value={draft.productId}
                placeholder={ask.product}
                aria-label={ask.product}
                showSearch={{ optionFilterProp: 'label' }}
                options={products.map(({ id, code, name }) => ({ value: id, label: `${code}  ${name}` }))}
                onChange={(productId: number | null) => setDraft({ ...draft, productId })}
              />
              <Button type="primary" disabled={!complete} onClick={save}>
                {draft.id === undefined ? say.add : say.save}
              </Button>
            </div>
            <div className="trial-line">
              <Input
                allowClear
                className="trial-find"
                value={find}
                placeholder={say.find}
                aria-label={say.find}
                onChange={(event) => setFind(event.target.value)}
              />
              <span className="muted">{say.lines(format.count(lines.filter(fits).length))}</span>
            </div>
            {lines.length === 0 ? (
              <p className="muted">{say.none}</p>
            ) : (
              <table className="plain-table trial-fits">
                <thead>
                  <tr>
                    {levels.map((level) => (
                      <th key={level}>{ask[level]}</th>
                    ))}
                    <th>{ask.product}</th>
                    <th aria-label={say.edit} />
                  </tr>
                </thead>
                <tbody>
                  {lines
                    .filter(fits)
                    .slice(0, mostShown)
                    .map((line) => (
                      <tr key={line.id}>
                        {levels.map((level) => (
                          <td key={level}>{line[level]}</td>
                        ))}
                        <td>
                          {line.product.name} <span className="muted">{line.product.code}</span>
                        </td>
                        <td className="trial-fit-acts">
                          <Button type="link" size="small" onClick={() => setDraft({ ...line, productId: line.product.id })}>
                            {say.edit}
                          </Button>
                          <Button
                            type="link"
                            size="small"
                            onClick={() => run(wire.call('trials.removeFits', { ids: [line.id] }))}
                          >
                            {say.remove}
                          </Button>
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Answered>
    </SideSheet>
  )
}
