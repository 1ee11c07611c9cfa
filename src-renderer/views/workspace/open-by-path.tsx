import { Button, Form, Input } from 'antd'
import { useSpeech } from '../../text/language.tsx'

/** A browser cannot hand over a path, so it is typed; recent ones are a click away. */
export function OpenByPath({ busy, onOpen }: { busy: boolean; onOpen: (path: string) => void }) {
  const { words } = useSpeech()
  const say = words.workspace.first
  return (
    <Form<{ path: string }> className="open-by-path" onFinish={({ path }) => onOpen(path.trim())} layout="inline">
      <Form.Item name="path" rules={[{ required: true, whitespace: true, message: '' }]}>
        <Input placeholder={say.pathPlaceholder} aria-label={say.pathPlaceholder} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {words.generic.open}
      </Button>
    </Form>
  )
}
