import { InboxOutlined } from '../ui/icons.tsx'
import { useSpeech } from '../text/language.tsx'
import { useDesk } from '../ui/places.tsx'
import { useFileDrop } from '../ui/use-file-drop.ts'
import { importsPlace, offerFile } from '../views/imports/index.ts'

/** A file dropped anywhere in the window opens the import with it. */
export function DropAnywhere() {
  const say = useSpeech().words.shell.drop
  const desk = useDesk()
  const over = useFileDrop((file) => {
    desk.open(importsPlace)
    offerFile(file)
  })
  if (!over) return null
  return (
    <div className="drop-veil" role="status">
      <InboxOutlined />
      <p>{say.title}</p>
      <span>{say.body}</span>
    </div>
  )
}
