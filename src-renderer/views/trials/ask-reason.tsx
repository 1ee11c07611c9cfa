import { Button, Input, Space } from 'antd'
import { useState } from 'react'

/** A reason in one line, with the act that needs it. */
export function AskReason({ label, act, onGive }: { label: string; act: string; onGive: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <Space.Compact>
      <Input
        autoFocus
        value={reason}
        maxLength={500}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => reason.trim() !== '' && onGive(reason.trim())}
      />
      <Button disabled={reason.trim() === ''} onClick={() => onGive(reason.trim())}>
        {act}
      </Button>
    </Space.Compact>
  )
}
