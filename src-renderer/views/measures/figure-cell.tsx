import type { MeasureFigure, MeasureId } from '../../../src-preload/contract/measures.ts'
import { useSpeech } from '../../text/language.tsx'
import { sayParts, sayValue } from './say-figure.ts'

interface Props {
  readonly id: MeasureId
  readonly unit: 'percent' | 'mean' | 'ratio' | 'score'
  readonly figure: MeasureFigure
  readonly label: string
  /** The figure of the month before, as it is read. */
  readonly before?: string
  readonly onOpen: () => void
}

/** A figure as a button that opens what it was made of; below its target in red and with a mark, not by colour alone. */
export function FigureCell({ id, unit, figure, label, before, onOpen }: Props) {
  const { words, format } = useSpeech()
  const say = words.measures
  const shown = sayValue(words, unit, figure.value)
  const earlier = before !== undefined && <span className="measure-before">{say.before(before)}</span>
  if (figure.value === null)
    return (
      <td className="num muted">
        {shown}
        {earlier}
      </td>
    )
  const below = figure.state === 'below'
  return (
    <td className="num">
      <button
        type="button"
        className={below ? 'bare measure-figure measure-below' : 'bare measure-figure'}
        title={sayParts(words, id, figure, format.decimal)}
        aria-label={`${label} ${shown}${below ? ` ${say.below}` : ''}`}
        onClick={onOpen}
      >
        {below && <span aria-hidden>▼ </span>}
        {shown}
      </button>
      {earlier}
    </td>
  )
}
