import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { quotePlace } from './places.ts'

/** Is this the quote in force? A voucher, a number, or the text of a page. */
export function CheckBox() {
  const { words } = useSpeech()
  const say = words.quotes.check
  const [text, setText] = useState('')
  const answer = useSteadyQuery('quotes.check', text.trim() === '' ? null : { text })
  const found = text.trim() === '' ? undefined : answer.data
  const body = (
    <div className="quote-check">
      <Input.TextArea
        autoFocus
        rows={2}
        className="quote-grow"
        aria-label={say.title}
        placeholder={say.placeholder}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found && (
        <p role="status" className={found.verdict === 'in-force' ? 'quote-good' : 'quote-bad'}>
          {say.verdicts[found.verdict]}
          {found.quoteId !== null && (
            <>
              {' '}
              <PlaceLink to={quotePlace(found.quoteId)}>
                {found.number} {found.version}
              </PlaceLink>
            </>
          )}
          {found.verdict === 'not-in-force' && found.inForce !== null && words.quotes.inBrackets(say.nowInForce(found.inForce))}
        </p>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={say.title} content={body}>
      <Button>{say.title}</Button>
    </Popover>
  )
}
