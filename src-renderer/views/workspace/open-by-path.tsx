import { Button, Form, Input } from 'antd'
import { useRef } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useWire } from '../../wire/use-wire.tsx'

/** Where the page may know paths the file is chosen; a browser cannot hand one over, so there it is typed. */
export function OpenByPath({ busy, onOpen }: { busy: boolean; onOpen: (path: string) => void }) {
  const { words } = useSpeech()
  const say = words.workspace.first
  const { pathOf } = useWire().transport
  const input = useRef<HTMLInputElement>(null)
  if (pathOf) {
    return (
      <>
        <Button loading={busy} onClick={() => input.current?.click()}>
          {say.browse}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".jw"
          aria-label={say.openExisting}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) onOpen(pathOf(file))
          }}
        />
      </>
    )
  }
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
