import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { Button } from 'antd'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { DuplicateGroup } from './duplicate-group.tsx'
import './duplicates.css'

const step = 20

/** Customers that may be one, surest first, side by side. */
export function DuplicatesView() {
  const { words, format } = useSpeech()
  const say = words.customers.duplicates
  const [limit, setLimit] = useState(step)
  const answer = useSteadyQuery('customers.duplicates', { limit })
  return (
    <Page title={say.title} note={answer.data && say.groups(format.count(answer.data.total))} wide>
      <Answered answer={answer} rows={12}>
        {({ groups, total }) =>
          groups.length === 0 ? (
            <EmptyState title={say.none} body={say.noneBody} />
          ) : (
            <>
              {groups.map((group) => (
                <DuplicateGroup key={group.rows.map((row) => row.id).join()} group={group} />
              ))}
              {total > groups.length && limit < 200 && (
                <Button onClick={() => setLimit((now) => Math.min(200, now + step))}>{words.generic.more}</Button>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  )
}
