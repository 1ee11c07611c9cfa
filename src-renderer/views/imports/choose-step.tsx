import { Spin } from 'antd'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import { useSpeech } from '../../text/language.tsx'
import { FileTarget } from '../../ui/file-target.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { FolderOffers } from './folder-offers.tsx'
import { usePastedTable } from './pasted-table.ts'

interface Props {
  /** Name of the file being read, or null while one is to be chosen. */
  readonly reading: string | null
  readonly onFile: (file: File) => void
  readonly onDialog: () => void
  readonly onHold: (name: string, hold: () => Promise<HeldFile>) => void
  readonly active: boolean
}

export function ChooseStep({ reading, onFile, onDialog, onHold, active }: Props) {
  const { words } = useSpeech()
  const say = words.imports.choose
  const dialogs = useQuery('system.capabilities', {}).data?.dialogs ?? false
  usePastedTable(active && reading === null, say.pasted, onFile)
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
    <>
      <FolderOffers onHold={onHold} />
      <FileTarget
        heading={say.heading}
        hint={say.hint}
        onFile={onFile}
        button={say.button}
        {...(dialogs ? { onDialog } : {})}
        foot={say.undoable}
      />
    </>
  )
}
