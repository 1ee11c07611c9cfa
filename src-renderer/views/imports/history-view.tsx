import { Button, Tag } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import type { Words } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { useRevert } from '../changes/index.ts'
import { findingsPlace, importsPlace } from './index.ts'
import { offerSettings } from './offered-settings.ts'
import type { EarlierImport } from './offered-settings.ts'
import { MappingsSection } from './mappings-section.tsx'
import './imports.css'

const shown = ['created', 'updated', 'unchanged', 'ambiguous', 'rejected', 'ignored'] as const

export function HistoryView() {
  const { words, format } = useSpeech()
  const say = words.imports.history
  const desk = useDesk()
  const { undo } = useRevert()
  const answer = useSteadyQuery('imports.history', { limit: 100 })
  const again = (run: EarlierImport) => {
    offerSettings({ importId: run.importId, fileName: run.fileName })
    desk.open(importsPlace)
  }
  const toImport = (
    <Button type="primary" onClick={() => desk.open(importsPlace)}>
      {words.overview.emptyAction}
    </Button>
  )
  return (
    <Page title={say.title} actions={toImport} wide>
      <Answered answer={answer}>
        {(runs) =>
          runs.length === 0 ? (
            <EmptyState title={say.empty} actions={toImport} />
          ) : (
            <div className="block">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.at}</th>
                    <th>{say.file}</th>
                    <th>{say.target}</th>
                    {shown.map((each) => (
                      <th key={each} className="num">
                        {words.imports.check.classes[each]}
                      </th>
                    ))}
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {runs.map((run) => (
                    <tr key={run.importId}>
                      <td className="changes-time">{format.dateTime(run.at)}</td>
                      <td>
                        <PlaceLink to={findingsPlace(run.importId)}>{run.fileName}</PlaceLink>{' '}
                        {run.undone && <Tag>{words.changes.undone}</Tag>}
                      </td>
                      <td>{listsOf(words, run).join(words.generic.separator)}</td>
                      {shown.map((each) => (
                        <td key={each} className="num">
                          {format.count(run.counts[each])}
                        </td>
                      ))}
                      <td className="num history-acts">
                        {run.settings !== null && (
                          <Button size="small" onClick={() => again(run)}>
                            {say.again}
                          </Button>
                        )}
                        {!run.undone && run.changeSetId !== null && (
                          <Button size="small" onClick={() => void undo(run.changeSetId ?? undefined)}>
                            {words.changes.undo}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      <MappingsSection />
    </Page>
  )
}

/** The lists that an import went into, each once. */
function listsOf(words: Words, { target, sheets }: Output<'imports.history'>[number]): string[] {
  const targets = sheets.length === 0 ? [target] : sheets.map((sheet) => sheet.target)
  return [...new Set(targets)].map((each) => words.imports.targets[each])
}
