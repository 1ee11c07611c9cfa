import { InboxOutlined } from './icons.tsx'
import { Button } from 'antd'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import './file-target.css'

interface Props {
  readonly heading: string
  readonly hint: string
  readonly foot?: ReactNode
  readonly button: string
  readonly busy?: boolean
  /** Where the host has a dialog of its own, instead of the browser's. */
  readonly onDialog?: () => void
  readonly onFile: (file: File) => void
}

/** The large box that says where a file goes. Dropping itself is heard by the whole window. */
export function FileTarget({ heading, hint, foot, button, busy = false, onDialog, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="file-target">
      <InboxOutlined className="file-target-icon" />
      <p className="file-target-heading">{heading}</p>
      <p className="muted">{hint}</p>
      <Button type="primary" size="large" autoFocus loading={busy} onClick={onDialog ?? (() => input.current?.click())}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.xlsb,.ods,.html,.htm"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      {foot !== undefined && <p className="muted file-target-foot">{foot}</p>}
    </div>
  )
}
