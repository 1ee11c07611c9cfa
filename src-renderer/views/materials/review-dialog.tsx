import { App, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Said {
  readonly passed?: boolean
  readonly note?: string
}

/** One reviewer goes through the key pages; a page without a word stays open. */
export function ReviewDialog({ version, named, onClose }: { version: MaterialVersion; named: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.materials
  const { message } = App.useApp()
  const save = useCommand('materials.review')
  const people = useSteadyQuery('materials.reviewers', { versionId: version.id }).data ?? []
  const [reviewer, setReviewer] = useState<number | null>(null)
  const [said, setSaid] = useState<Readonly<Record<number, Said>>>({})
  const keys = version.pages.filter(({ key }) => key)
  const known = version.test.reviewers.find(({ id }) => id === reviewer)
  const verdictOf = (page: number): Said => {
    const before = known?.pages.find((one) => one.page === page)
    return said[page] ?? (before ? { passed: before.passed, note: before.note ?? '' } : {})
  }
  const given = keys.flatMap(({ number }) => {
    const { passed, note } = verdictOf(number)
    return passed === undefined ? [] : [{ page: number, passed, note: passed ? null : (note ?? '') }]
  })
  const submit = async () => {
    if (reviewer === null || !(await save.run({ versionId: version.id, memberId: reviewer, pages: given }))) return
    void message.success(say.reviewed)
    onClose()
  }
  const keep = (page: number, next: Said) => setSaid((now) => ({ ...now, [page]: { ...verdictOf(page), ...next } }))
  return (
    <Modal
      open
      title={say.reviewTitle(named)}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={words.generic.save}
      okButtonProps={{ disabled: reviewer === null || given.length === 0 }}
      confirmLoading={save.busy}
      width={620}
    >
      <p className="muted">{say.testHint}</p>
      <Form layout="vertical">
        <Form.Item label={say.reviewer} htmlFor="material-reviewer">
          <Select
            id="material-reviewer"
            showSearch={{ optionFilterProp: 'label' }}
            value={reviewer}
            onChange={(next: number) => {
              setReviewer(next)
              setSaid({})
            }}
            options={people
              .filter(({ eligible }) => eligible)
              .map(({ id, name, department }) => ({
                value: id,
                label: `${name} · ${say.departments[department] ?? department}`,
              }))}
          />
        </Form.Item>
      </Form>
      <ol className="review-pages">
        {keys.map(({ number, title, text }) => {
          const { passed, note } = verdictOf(number)
          return (
            <li key={number}>
              <div>
                <strong>
                  {number}. {title}
                </strong>
                {text !== '' && <div className="material-text">{text}</div>}
              </div>
              <Radio.Group
                aria-label={`${say.verdict} ${title}`}
                disabled={reviewer === null}
                value={passed ?? null}
                onChange={({ target }) => keep(number, { passed: target.value as boolean })}
                options={[
                  { value: true, label: say.pass },
                  { value: false, label: say.object },
                ]}
              />
              {passed === false && (
                <Input
                  aria-label={`${say.why} ${title}`}
                  placeholder={say.why}
                  maxLength={1000}
                  value={note ?? ''}
                  onChange={({ target }) => keep(number, { note: target.value })}
                />
              )}
            </li>
          )
        })}
      </ol>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
