import { Button } from 'antd'
import { useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { ReviewDialog } from './review-dialog.tsx'

/** Who looked at the version with a customer's eyes, and what is still lacking. */
export function TestSection({ version, named }: { version: MaterialVersion; named: string }) {
  const { words, format } = useSpeech()
  const say = words.materials
  const [reviewing, setReviewing] = useState(false)
  const titles = new Map(version.pages.map(({ number, title }) => [number, title]))
  const { reviewers, done, needed } = version.test
  return (
    <Section
      title={say.test}
      actions={
        <>
          <span className={version.test.passed ? 'version-out num' : 'version-waiting num'}>
            {version.test.passed ? say.passed : say.tested(format.count(done), format.count(needed))}
          </span>
          {version.releasedAt === null && (
            <Button size="small" onClick={() => setReviewing(true)}>
              {say.review}
            </Button>
          )}
        </>
      }
    >
      {reviewers.length === 0 ? (
        <p className="block-body muted">
          {words.generic.sentences(say.noReviews, version.releasedAt === null ? say.testHint : '')}
        </p>
      ) : (
        <table className="plain-table material-table">
          <thead>
            <tr>
              <th scope="col">{say.reviewer}</th>
              <th scope="col">{say.department}</th>
              <th scope="col" className="num">
                {say.confirmed}
              </th>
              <th scope="col">{say.objections}</th>
              <th scope="col">{say.result}</th>
            </tr>
          </thead>
          <tbody>
            {reviewers.map((one) => {
              const objected = one.pages.filter(({ passed }) => !passed)
              return (
                <tr key={one.id}>
                  <th scope="row">{one.name}</th>
                  <td>{say.departments[one.department] ?? one.department}</td>
                  <td className="num">
                    {format.count(one.confirmed)} / {format.count(one.of)}
                  </td>
                  <td>
                    {objected.length === 0 ? (
                      <span className="muted">{words.generic.none}</span>
                    ) : (
                      objected.map(({ page, note }) => (
                        <div key={page}>{words.generic.labelled(titles.get(page) ?? String(page), note ?? '')}</div>
                      ))
                    )}
                  </td>
                  <td>{!one.eligible ? say.notCounted : one.complete ? say.complete : say.incomplete}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {reviewing && <ReviewDialog version={version} named={named} onClose={() => setReviewing(false)} />}
    </Section>
  )
}
