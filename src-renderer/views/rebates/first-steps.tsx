import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useDesk } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { programmesPlace } from '../programmes/index.ts'
import { transactionsPlace } from '../transactions/index.ts'

/** What a period is made of, in order, each with where it is done and whether it is there. */
export function FirstSteps() {
  const { words, format } = useSpeech()
  const say = words.rebates.steps
  const desk = useDesk()
  const programmes = useSteadyQuery('rebates.programmes', {}).data
  const documents = useSteadyQuery('transactions.count', {}).data?.count
  const active = programmes?.filter(({ inForce }) => inForce !== null).length
  const steps = [
    { title: say.programme, place: programmesPlace, count: active, there: say.active, button: words.programmes.title },
    { title: say.documents, place: transactionsPlace, count: documents, there: say.lines, button: words.transactions.title },
  ]
  return (
    <ol className="first-steps">
      {steps.map(({ title, place, count, there, button }) => (
        <li key={title} className={count ? 'first-steps-done' : ''}>
          <span>{title}</span>
          <span className="muted">{count === undefined ? '' : count === 0 ? say.none : there(format.count(count))}</span>
          <Button size="small" type={count === 0 ? 'primary' : 'default'} onClick={() => desk.open(place)}>
            {button}
          </Button>
        </li>
      ))}
      <li>
        <span>{say.reckon}</span>
        <span className="muted">{say.reckonHint}</span>
      </li>
    </ol>
  )
}
