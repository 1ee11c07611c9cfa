import { App, Button } from 'antd'
import { useState } from 'react'
import type { Opening } from '../../../src-preload/contract/scripts.ts'
import { useSpeech } from '../../text/language.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { PlaceLink } from '../../ui/places.tsx'
import { scriptsPlace } from './index.ts'
import './scripts.css'

/** One line to say, another on demand; nothing where the library has none that fits. */
export function Openings({ heading, lines }: { heading: string; lines: readonly Opening[] }) {
  const { words, format } = useSpeech()
  const say = words.scripts
  const { message } = App.useApp()
  const [at, setAt] = useState(0)
  const line = lines[at % Math.max(1, lines.length)]
  if (!line) return null
  const copy = () => {
    copyText(line.text)
    void message.success(say.copied)
  }
  return (
    <section className="opening" aria-label={heading}>
      <h3>{heading}</h3>
      <blockquote aria-live="polite">{line.text}</blockquote>
      <div className="opening-actions">
        <Button size="small" onClick={copy}>
          {say.copy}
        </Button>
        {lines.length > 1 && (
          <Button size="small" type="text" onClick={() => setAt((now) => (now + 1) % lines.length)}>
            {say.another(format.count((at % lines.length) + 1), format.count(lines.length))}
          </Button>
        )}
        <span className="muted">{line.id === null && say.shippedLine}</span>
        <PlaceLink to={scriptsPlace}>{say.title}</PlaceLink>
      </div>
    </section>
  )
}
