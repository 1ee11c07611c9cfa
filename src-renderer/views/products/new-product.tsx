import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

const fields = ['code', 'name', 'line', 'unit', 'guidePrice'] as const

/** One more product; what cannot be read says so beside its field. */
export function NewProduct({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.products
  const { message } = App.useApp()
  const create = useCommand('products.createMany')
  const [cells, setCells] = useState<Readonly<Partial<Record<(typeof fields)[number], string>>>>({})
  const [refused, setRefused] = useState<{ field: string | null; reason: string } | null>(null)
  const ready = (cells.code ?? '').trim() !== '' && (cells.name ?? '').trim() !== ''
  const save = async () => {
    if (!ready) return
    const done = await create.run({ fields: [...fields], rows: [fields.map((field) => cells[field] ?? null)] })
    if (!done) return
    const [wrong] = done.refused
    if (wrong) return setRefused(wrong)
    void message.success(say.added(cells.name ?? ''))
    onClose()
  }
  return (
    <Modal
      open
      title={say.add}
      okText={words.generic.save}
      cancelText={words.generic.cancel}
      confirmLoading={create.busy}
      okButtonProps={{ disabled: !ready }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="product-form">
        {fields.map((field, at) => (
          <label key={field}>
            {say.fields[field]}
            <Input
              autoFocus={at === 0}
              value={cells[field] ?? ''}
              status={refused?.field === field ? 'error' : ''}
              onChange={({ target }) => setCells((now) => ({ ...now, [field]: target.value }))}
              onPressEnter={() => void save()}
            />
            {refused?.field === field && <span className="product-bad">{refused.reason}</span>}
          </label>
        ))}
        {refused?.field === null && <p className="product-bad">{refused.reason}</p>}
        {create.failure && <FailureNotice failure={create.failure} />}
      </div>
    </Modal>
  )
}
