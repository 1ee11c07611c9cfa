import { Button, Input, Select } from 'antd'
import type { ClipboardEvent } from 'react'
import { tierKinds } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { thresholdOf, type Draft, type TierDraft } from './draft.ts'
import { plainDecimal } from './shift-decimal.ts'

interface Props {
  readonly tiers: readonly TierDraft[]
  readonly tierOn: Draft['tierOn']
  readonly onChange: (tiers: readonly TierDraft[]) => void
}

/** Thresholds and what they pay, one tier a row; a block of two columns can be pasted. */
export function TierGrid({ tiers, tierOn, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  const set = (at: number, patch: Partial<TierDraft>) =>
    onChange(tiers.map((tier, index) => (index === at ? { ...tier, ...patch } : tier)))
  const stepped = tiers.some(({ type }) => type === 'perStep')
  const paste = (event: ClipboardEvent) => {
    const block = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .map((line) => line.split('\t').map((cell) => cell.trim().replace(/[%,\u00a5\uff05\uff0c]/g, '')))
      .filter((cells) => thresholdOf(tierOn, cells[0] ?? '') !== null)
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return
    event.preventDefault()
    const type = tiers[0]?.type ?? 'pct'
    onChange(block.map(([from = '', value = '', step = '']) => ({ from, type, value, step })))
  }
  return (
    <div onPaste={paste}>
      <table className="plain-table editor-tiers">
        <thead>
          <tr>
            <th>{say.from}</th>
            <th>{say.kind}</th>
            <th>{say.value}</th>
            {stepped && <th>{say.step}</th>}
            <th />
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier, at) => (
            <tr key={at}>
              <td>
                <Figure
                  label={`${say.from} ${at + 1}`}
                  value={tier.from}
                  good={thresholdOf(tierOn, tier.from) !== null}
                  onChange={(from) => set(at, { from })}
                />
              </td>
              <td>
                <Select
                  aria-label={`${say.kind} ${at + 1}`}
                  value={tier.type}
                  onChange={(type) => set(at, { type })}
                  options={tierKinds.map((value) => ({ value, label: say.kinds[value] }))}
                />
              </td>
              <td>
                <Figure label={`${say.value} ${at + 1}`} value={tier.value} onChange={(value) => set(at, { value })} />
              </td>
              {stepped && (
                <td>
                  {tier.type === 'perStep' && (
                    <Figure label={`${say.step} ${at + 1}`} value={tier.step} onChange={(step) => set(at, { step })} />
                  )}
                </td>
              )}
              <td>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${say.removeTier} ${at + 1}`}
                  disabled={tiers.length === 1}
                  onClick={() => onChange(tiers.filter((_, index) => index !== at))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="editor-tier-foot">
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange([...tiers, { ...(tiers.at(-1) ?? { type: 'pct', step: '' }), from: '', value: '' }])}
        >
          {say.addTier}
        </Button>
        <span className="muted">{say.pasteHint}</span>
      </div>
    </div>
  )
}

/** A plain figure as text, marked while it cannot be read; blank may be allowed. */
export function Figure({
  label,
  value,
  onChange,
  blank = false,
  good = (blank && value.trim() === '') || plainDecimal(value) !== null,
  suffix,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  blank?: boolean
  /** Whether it can be read, where that is not asked of a plain figure. */
  good?: boolean
  suffix?: string
}) {
  return (
    <Input
      className="num"
      aria-label={label}
      value={value}
      status={good ? '' : 'error'}
      inputMode="decimal"
      {...(suffix === undefined ? {} : { suffix })}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
