import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useDesk } from '../../ui/places.tsx'
import { comparePlace } from './places.ts'
import type { Quote } from './quote-view.tsx'
import './rail.css'

/** All versions, newest first; two ticked ones compare side by side, and each with the one before by its own link. */
export function VersionsRail({ data }: { data: Quote }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const desk = useDesk()
  const [picked, setPicked] = useState<readonly number[]>([])
  const rows = data.versions.toReversed()
  const compare = () => {
    const [before, after] = picked.toSorted((a, b) => sequence(data, a) - sequence(data, b))
    if (before !== undefined && after !== undefined) desk.open(comparePlace(before, after))
  }
  return (
    <Section
      title={`${say.versions.title} ${data.versions.length}`}
      actions={
        <Button size="small" disabled={picked.length !== 2} title={say.versions.pick} onClick={compare}>
          {say.versions.compare}
        </Button>
      }
    >
      <ul className="quote-versions">
        {rows.map((version, at) => {
          const before = rows[at + 1]
          return (
            <li key={version.id}>
              <Checkbox
                aria-label={version.number}
                checked={picked.includes(version.id)}
                onChange={({ target }) =>
                  setPicked((now) => (target.checked ? [...now, version.id].slice(-2) : now.filter((id) => id !== version.id)))
                }
              />
              <span className="quote-version-body">
                <span>
                  <strong title={`${say.versions.hash} ${version.hash}`}>{version.number}</strong>{' '}
                  {version.id === data.inForceVersionId && <StateTag tone="good">{say.versions.inForce}</StateTag>}
                  {version.outside && <StateTag tone="warn">{say.outside}</StateTag>}
                  <span className="quote-version-amount">{format.money(version.amount)}</span>
                </span>
                <span className="muted">
                  {version.author} {format.dateTime(version.at)}
                </span>
                <span className="muted">
                  {version.changes.length === 0
                    ? before
                      ? ''
                      : say.first
                    : say.list(version.changes.map((kind) => say.changes[kind as keyof typeof say.changes]))}
                  {version.reason !== '' && ` · ${version.reason}`}
                </span>
              </span>
              {before && (
                <Button size="small" type="link" onClick={() => desk.open(comparePlace(before.id, version.id))}>
                  {say.versions.compare}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const sequence = (data: Quote, id: number) => data.versions.find((version) => version.id === id)?.sequence ?? 0
