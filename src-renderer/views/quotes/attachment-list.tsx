import { Button, Select } from 'antd'
import { useRef } from 'react'
import { attachmentKinds, type QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { sha256Of } from '../../ui/file-digest.ts'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import './terms.css'

type Attachment = QuoteContent['attachments'][number]

/** Files by name and hash: the version proves which file it meant; the file itself stays where it is. */
export function AttachmentList({
  attachments,
  readOnly,
  onChange,
}: {
  attachments: readonly Attachment[]
  readOnly: boolean
  onChange: (attachments: readonly Attachment[]) => void
}) {
  const { words, format } = useSpeech()
  const say = words.quotes.terms
  const picker = useRef<HTMLInputElement>(null)
  const admit = async (files: readonly File[]) => {
    const added = await Promise.all(files.map(describe))
    onChange([...attachments, ...added])
  }
  return (
    <div className="quote-rows">
      {attachments.map((file, at) => (
        <div className="quote-attachment" key={`${file.sha256} ${at}`}>
          <span title={file.sha256}>{file.name}</span>
          <span className="muted">{format.bytes(file.bytes)}</span>
          <Select
            size="small"
            disabled={readOnly}
            aria-label={`${say.attachments} ${file.name}`}
            value={file.kind}
            options={attachmentKinds.map((value) => ({ value, label: say.attachmentKinds[value] }))}
            onChange={(kind) => onChange(attachments.map((each, n) => (n === at ? { ...each, kind } : each)))}
          />
          {!readOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${file.name} ×`}
              onClick={() => onChange(attachments.filter((_, n) => n !== at))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <div className="quote-row-foot">
          <Button size="small" icon={<PlusOutlined />} onClick={() => picker.current?.click()}>
            {say.addAttachment}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-hidden
            onChange={({ target }) => {
              void admit([...(target.files ?? [])])
              target.value = ''
            }}
          />
        </div>
      )}
    </div>
  )
}

async function describe(file: File): Promise<Attachment> {
  const sha256 = await sha256Of(await file.arrayBuffer())
  return { name: file.name, kind: 'other', bytes: file.size, sha256 }
}
