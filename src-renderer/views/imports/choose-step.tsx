import { Spin } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FileTarget } from '../../ui/file-target.tsx'
import { useQuery } from '../../wire/use-query.ts'

interface Props {
  /** Name of the file being read, or null while one is to be chosen. */
  readonly reading: string | null
  readonly onFile: (file: File) => void
  readonly onDialog: () => void
}

export function ChooseStep({ reading, onFile, onDialog }: Props) {
  const { words } = useSpeech()
  const say = words.imports.choose
  const dialogs = useQuery('system.capabilities', {}).data?.dialogs ?? false
  if (reading !== null) {
    return (
      <div className="import-reading" role="status">
        <Spin />
        <p>{say.reading}</p>
        <span className="muted">{reading}</span>
      </div>
    )
  }
  return (
    <FileTarget
      heading={say.heading}
      hint={say.hint}
      onFile={onFile}
      button={say.button}
      {...(dialogs ? { onDialog } : {})}
      foot={say.undoable}
    />
  )
}
