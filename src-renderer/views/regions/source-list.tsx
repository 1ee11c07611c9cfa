import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import type { Output } from '../../wire/wire.ts'
import { importsPlace } from '../imports/index.ts'

/** How fresh each source is, in one line: nothing here is newer than what was imported. */
export function SourceList({ sources }: { sources: Output<'regions.board'>['sources'] }) {
  const { words, format } = useSpeech()
  const say = words.regions
  return (
    <ul className="region-sources" aria-label={say.sources}>
      {sources.map(({ event, documents, lastDate, enteredAt, imported, age, state }) => (
        <li key={event}>
          <strong>{say.events[event]}</strong>
          {state === 'none' ? (
            <>
              <StateTag>{say.source.none}</StateTag>
              <PlaceLink to={importsPlace}>{say.source.import}</PlaceLink>
            </>
          ) : (
            <>
              <StateTag tone={state === 'stale' ? 'warn' : 'good'}>
                {state === 'stale' ? say.source.stale(format.count(age ?? 0)) : say.source.fresh}
              </StateTag>
              <span className="muted">
                {say.source.newest} {lastDate ?? words.generic.noData} · {say.source.fed}{' '}
                {enteredAt === null ? words.generic.noData : format.dateTime(enteredAt)} ·{' '}
                {say.source.documents(format.count(documents))}
                {imported && ` · ${say.source.file} ${imported.fileName}`}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
