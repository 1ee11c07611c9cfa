import { Tag } from 'antd'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'

/** The pages of a version as a customer goes through them; commitments are named at the end. */
export function VersionContent({ version }: { version: MaterialVersion }) {
  const { words, format } = useSpeech()
  const say = words.materials
  return (
    <Section title={say.content} actions={<span className="muted">{say.pages(format.count(version.pages.length))}</span>}>
      <div className="block-body">
        <ol className="material-pages">
          {version.pages.map((page) => (
            <li key={page.number}>
              <strong>{page.title}</strong> {page.key && <Tag>{say.keyPage}</Tag>}
              {page.text !== '' && <div className="material-text">{page.text}</div>}
            </li>
          ))}
        </ol>
        <h3 className="material-sub">{say.commitments}</h3>
        {version.commitments.length === 0 ? (
          <p className="muted">{say.noCommitments}</p>
        ) : (
          <ul className="commitments">
            {version.commitments.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}
