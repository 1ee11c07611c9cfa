import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Codes under which customers' sheets know our documents and products. */
export function AliasesTab() {
  const { words } = useSpeech()
  const say = words.rebateTerms.aliases
  const answer = useSteadyQuery('reconciliation.aliases', {})
  const save = useCommand('reconciliation.saveAlias')
  const [code, setCode] = useState('')
  const [means, setMeans] = useState('')
  const ready = code.trim() !== '' && means.trim() !== ''
  const add = async () => {
    if (!ready || !(await save.run({ code: code.trim(), means: means.trim() }))) return
    setCode('')
    setMeans('')
  }
  return (
    <Section
      title={words.rebateTerms.tabs.aliases}
      actions={
        <form
          className="terms-actions"
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <Input
            size="small"
            aria-label={say.code}
            placeholder={say.code}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Input
            size="small"
            aria-label={say.means}
            placeholder={say.means}
            value={means}
            onChange={(event) => setMeans(event.target.value)}
          />
          <Button size="small" type="primary" htmlType="submit" loading={save.busy} disabled={!ready}>
            {say.add}
          </Button>
        </form>
      }
    >
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <Answered answer={answer}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={say.emptyTitle} body={say.emptyBody} />
          ) : (
            <div className="terms-scroll">
              <table className="plain-table terms-table">
                <thead>
                  <tr>
                    <th>{say.code}</th>
                    <th>{say.means}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {list.map((alias) => (
                    <tr key={alias.code}>
                      <td className="terms-code">{alias.code}</td>
                      <td className="terms-code">{alias.means}</td>
                      <td>
                        <div className="terms-row-actions">
                          <Button
                            size="small"
                            type="text"
                            danger
                            onClick={() => void save.run({ code: alias.code, means: null })}
                          >
                            {say.remove}
                          </Button>
                        </div>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Section>
  )
}
