import { App, Modal } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { CustomerForm } from './customer-form.tsx'

export function CustomerFormDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSpeech().words.customers.form
  const { message } = App.useApp()
  return (
    <Modal open={open} onCancel={onClose} title={say.title} footer={null} width={820} style={{ top: 48 }} destroyOnHidden>
      <CustomerForm
        onCancel={onClose}
        onCreated={(_, name) => {
          void message.success(say.created(name))
          onClose()
        }}
      />
    </Modal>
  )
}
