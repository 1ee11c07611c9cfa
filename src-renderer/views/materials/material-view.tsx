import { Button } from 'antd'
import { useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CallsSection } from './calls-section.tsx'
import { DifferenceSection } from './difference-section.tsx'
import { ReleaseButton } from './release-button.tsx'
import { TestSection } from './test-section.tsx'
import { VersionContent } from './version-content.tsx'
import { VersionForm } from './version-form.tsx'
import './materials.css'

/** One material: its versions, what is different between them, and how far the test of each is. */
export function MaterialView({ params }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.materials
  const id = Number(params['id'] ?? 0)
  const answer = useSteadyQuery('materials.get', { id })
  const [number, setNumber] = useState<number | null>(params['version'] === undefined ? null : Number(params['version']))
  const [adding, setAdding] = useState(false)
  const data = answer.data
  const newest = data?.versions[0]
  const version = data?.versions.find((one) => one.number === number) ?? newest
  const named = data && version ? `${data.name} ${say.version(String(version.number))}` : ''
  return (
    <Page
      title={data?.name ?? params['name'] ?? say.title}
      note={version && <StateWords version={version} />}
      actions={
        <>
          <Button icon={<PlusOutlined />} disabled={newest === undefined} onClick={() => setAdding(true)}>
            {say.addVersion}
          </Button>
          {version && version.releasedAt === null && <ReleaseButton version={version} named={named} />}
        </>
      }
    >
      <Answered answer={answer}>
        {({ versions }) =>
          version && (
            <div className="material-columns">
              <nav className="block version-list" aria-label={say.versions}>
                {versions.map((one) => (
                  <button
                    key={one.id}
                    type="button"
                    className={one.id === version.id ? 'bare version-item version-current' : 'bare version-item'}
                    aria-current={one.id === version.id}
                    onClick={() => setNumber(one.number)}
                  >
                    <span className="version-head">
                      <strong>{say.version(String(one.number))}</strong>
                      <StateWords version={one} />
                    </span>
                    <span>{one.note}</span>
                    <span className="muted">{say.by(one.author?.name ?? say.noAuthor, format.date(one.createdAt))}</span>
                    <span className="muted">{say.used(format.count(one.used), format.count(one.usedLately))}</span>
                  </button>
                ))}
              </nav>
              <div className="material-body">
                <DifferenceSection key={version.id} version={version} versions={versions} />
                <TestSection version={version} named={named} />
                <VersionContent version={version} />
                <CallsSection materialId={id} />
              </div>
            </div>
          )
        }
      </Answered>
      {adding && data && newest && (
        <VersionForm
          of={{ id, name: data.name, newest }}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false)
            setNumber(null)
          }}
        />
      )}
    </Page>
  )
}

/** Out since, or how far its test is. */
function StateWords({ version }: { version: MaterialVersion }) {
  const { words, format } = useSpeech()
  const say = words.materials
  if (version.releasedAt !== null) return <span className="version-out">{say.releasedOn(format.date(version.releasedAt))}</span>
  return (
    <span className="version-waiting">
      {version.test.passed ? say.passed : say.tested(format.count(version.test.done), format.count(version.test.needed))}
    </span>
  )
}
