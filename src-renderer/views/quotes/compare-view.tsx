import { Checkbox } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { Comparison } from './comparison.tsx'
import './quotes.css'

/** Two versions side by side: what was added, removed and changed, line by line and word by word. */
export function CompareView({ params }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.quotes.versions
  const [changedOnly, setChangedOnly] = useState(true)
  const answer = useSteadyQuery('quotes.compare', { before: Number(params['before']), after: Number(params['after']) })
  return (
    <Answered answer={answer}>
      {(data) => (
        <Page
          wide
          title={say.compareTitle(data.before.number, data.after.number)}
          note={`${data.before.author} ${format.dateTime(data.before.at)} → ${data.after.author} ${format.dateTime(data.after.at)}`}
          actions={
            <Checkbox checked={changedOnly} onChange={({ target }) => setChangedOnly(target.checked)}>
              {say.onlyChanges}
            </Checkbox>
          }
        >
          <Comparison data={data} changedOnly={changedOnly} />
        </Page>
      )}
    </Answered>
  )
}
