import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { blankMeasure, type Draft } from './draft.ts'
import { countKept } from './kept-parts.ts'
import { MeasureFields } from './measure-fields.tsx'
import { Figure } from './tier-grid.tsx'

/** Gates, the factor by collection days, and the bounds of the amount. */
export function LimitFields({ draft, change }: { draft: Draft; change: (patch: Partial<Draft>) => void }) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  const { mixes, bands } = draft
  const setMix = (at: number, patch: Partial<Draft['mixes'][number]>) =>
    change({ mixes: mixes.map((mix, index) => (index === at ? { ...mix, ...patch } : mix)) })
  const setBand = (at: number, patch: Partial<Draft['bands'][number]>) =>
    change({ bands: bands.map((band, index) => (index === at ? { ...band, ...patch } : band)) })
  const remove = (label: string, onClick: () => void) => (
    <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${say.remove} ${label}`} onClick={onClick} />
  )
  return (
    <>
      {mixes.map((mix, at) => (
        <div key={at} className="editor-mix">
          <MeasureFields
            label={`${say.gates} ${at + 1} · ${say.gateFact}`}
            measure={mix.measure}
            onChange={(measure) => setMix(at, { measure })}
          />
          <label className="editor-field">
            <span>{say.gateMin}</span>
            <Figure label={`${say.gateMin} ${at + 1}`} value={mix.min} suffix="%" onChange={(min) => setMix(at, { min })} />
          </label>
          {remove(`${say.gates} ${at + 1}`, () => change({ mixes: mixes.filter((_, index) => index !== at) }))}
        </div>
      ))}
      {bands.length > 0 && (
        <fieldset className="editor-bands">
          <legend>{say.multiplier}</legend>
          {bands.map((band, at) => (
            <div key={at} className="editor-band">
              <Figure label={`${say.bandMax} ${at + 1}`} value={band.max} onChange={(max) => setBand(at, { max })} />
              <span>{say.bandMax}</span>
              <Figure
                label={`${say.bandFactor} ${at + 1}`}
                value={band.factor}
                suffix="%"
                onChange={(factor) => setBand(at, { factor })}
              />
              {remove(`${say.multiplier} ${at + 1}`, () => change({ bands: bands.filter((_, index) => index !== at) }))}
            </div>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => change({ bands: [...bands, { max: '', factor: '' }] })}>
            {say.addBand}
          </Button>
        </fieldset>
      )}
      <div className="editor-row">
        {(['cap', 'floor', 'minPayout'] as const).map((limit) => (
          <label key={limit} className="editor-field">
            <span>{say[limit]}</span>
            <Figure blank label={say[limit]} value={draft[limit]} onChange={(value) => change({ [limit]: value })} />
          </label>
        ))}
        <label className="editor-field">
          <span>{`${say.coverage} ${say.gateCount}`}</span>
          <Figure blank label={say.coverage} value={draft.coverage} onChange={(coverage) => change({ coverage })} />
        </label>
      </div>
      {countKept(draft.kept) > 0 && <p className="muted">{say.kept(String(countKept(draft.kept)))}</p>}
      <div className="editor-adds">
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => change({ mixes: [...mixes, { measure: { ...blankMeasure, include: { productLine: [] } }, min: '30' }] })}
        >
          {say.addMixGate}
        </Button>
        {bands.length === 0 && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() =>
              change({
                bands: [
                  { max: '15', factor: '100' },
                  { max: '30', factor: '80' },
                  { max: '45', factor: '50' },
                ],
              })
            }
          >
            {say.addMultiplier}
          </Button>
        )}
      </div>
    </>
  )
}
