import { App, Button } from 'antd'
import { useState } from 'react'
import { scriptOccasions } from '../../../src-preload/contract/scripts.ts'
import type { ScriptLineRow } from '../../../src-preload/contract/scripts.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { LineForm } from './line-form.tsx'
import { LineTable } from './line-table.tsx'
import './scripts.css'

/** The library of lines to open a conversation with (rule A2): the workspace's own, and what is said where none of these fits. */
export function ScriptsView() {
  const { words, format } = useSpeech()
  const say = words.scripts
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('scripts.list', {})
  const [editing, setEditing] = useState<ScriptLineRow | 'new' | null>(null)
  const adopt = async () => {
    const { added } = await wire.call('scripts.adopt', {})
    void message.success(say.adopted(format.count(added)))
  }
  const remove = async (id: number) => {
    await wire.call('scripts.remove', { ids: [id] })
    void message.success(say.removed)
  }
  const run = (work: Promise<void>) => void work.catch(tellFailure)
  return (
    <Page
      title={say.title}
      note={say.note}
      actions={
        <>
          <Button onClick={() => run(adopt())}>{say.adopt}</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {say.add}
          </Button>
        </>
      }
    >
      <Answered answer={answer}>
        {({ own, shipped }) => (
          <>
            {scriptOccasions.map((occasion) => {
              const mine = own.filter((line) => line.occasion === occasion)
              return (
                <Section key={occasion} title={say.occasions[occasion]}>
                  {mine.length === 0 ? (
                    <div className="block-body muted">{say.empty}</div>
                  ) : (
                    <LineTable
                      lines={mine}
                      label={say.occasions[occasion]}
                      onEdit={setEditing}
                      onRemove={(id) => run(remove(id))}
                    />
                  )}
                </Section>
              )
            })}
            <Section title={say.shipped}>
              <LineTable lines={shipped} label={say.shipped} withOccasion />
            </Section>
          </>
        )}
      </Answered>
      {editing !== null && <LineForm line={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}
