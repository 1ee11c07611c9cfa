import { Button } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CallsSection } from './calls-section.tsx'
import { materialPlace } from './index.ts'
import { VersionForm } from './version-form.tsx'
import './materials.css'

/** All sales materials, what is in test, and every customer to call (rule A7). */
export function MaterialsView() {
  const { words, format } = useSpeech()
  const say = words.materials
  const desk = useDesk()
  const answer = useSteadyQuery('materials.list', {})
  const [adding, setAdding] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say.add}
    </Button>
  )
  return (
    <Page title={say.title} note={say.note} actions={add}>
      <Answered answer={answer}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={say.empty} body={say.emptyBody} />
          ) : (
            <>
              <Section title={say.title}>
                <table className="plain-table material-table">
                  <thead>
                    <tr>
                      <th scope="col">{say.columns.name}</th>
                      <th scope="col" className="num">
                        {say.columns.versions}
                      </th>
                      <th scope="col">{say.columns.released}</th>
                      <th scope="col">{say.columns.testing}</th>
                      <th scope="col" className="num">
                        {say.columns.used}
                      </th>
                      <th scope="col" className="num">
                        {say.columns.calls}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.map((one) => (
                      <tr key={one.id}>
                        <th scope="row">
                          <PlaceLink to={materialPlace(one.id, one.name)}>{one.name}</PlaceLink>
                        </th>
                        <td className="num">{format.count(one.versions)}</td>
                        <td>
                          {one.released ? (
                            <>
                              {say.version(String(one.released.number))}{' '}
                              <span className="muted">{say.releasedOn(one.released.on)}</span>
                            </>
                          ) : (
                            <span className="muted">{say.notReleased}</span>
                          )}
                        </td>
                        <td>
                          {one.testing ? (
                            <>
                              {say.version(String(one.testing.number))}{' '}
                              <span className="muted">
                                {say.tested(format.count(one.testing.done), format.count(one.testing.needed))}
                              </span>
                            </>
                          ) : (
                            <span className="muted">{words.generic.noData}</span>
                          )}
                        </td>
                        <td className="num">{format.count(one.usedLately)}</td>
                        <td className={one.openCalls > 0 ? 'num money-bad' : 'num'}>{format.count(one.openCalls)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Section>
              <CallsSection />
            </>
          )
        }
      </Answered>
      {adding && (
        <VersionForm
          of={null}
          onClose={() => setAdding(false)}
          onSaved={(id, name) => {
            setAdding(false)
            desk.open(materialPlace(id, name))
          }}
        />
      )}
    </Page>
  )
}
