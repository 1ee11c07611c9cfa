import { Button, Input } from 'antd'
import { useSpeech } from '../../text/language.tsx'

const places = [0, 1, 2] as const

/** Three next steps: proposed by the rule, written over by whoever goes to the customer, kept when the line is left. */
export function PackSteps({
  steps,
  own,
  onChange,
  onLeave,
  onReset,
}: {
  steps: readonly string[]
  /** Somebody's words stand here, not the rule's. */
  own: boolean
  onChange: (steps: string[]) => void
  onLeave: () => void
  onReset: () => void
}) {
  const { words } = useSpeech()
  const say = words.value.pack
  return (
    <>
      <ol className="block-body pack-next" aria-label={say.next}>
        {places.map((place) => (
          <li key={place} className={steps[place] ? '' : 'pack-step-empty'}>
            <Input.TextArea
              rows={1}
              className="pack-step"
              variant="borderless"
              maxLength={500}
              aria-label={say.step(String(place + 1))}
              placeholder={place === 0 ? say.noImprovements : say.stepPlaceholder}
              value={steps[place] ?? ''}
              onChange={({ target }) => onChange(places.map((at) => (at === place ? target.value : (steps[at] ?? ''))))}
              onBlur={onLeave}
            />
          </li>
        ))}
      </ol>
      {own && (
        <p className="block-body pack-own no-print">
          <span className="muted">{say.ownSteps}</span>
          <Button type="link" size="small" onClick={onReset}>
            {say.proposedSteps}
          </Button>
        </p>
      )}
    </>
  )
}
