import type { WorkspaceState } from '../../../src-preload/contract/workspace.ts'
import { useSpeech } from '../../text/language.tsx'

export function RecentList({ recent, onOpen }: { recent: WorkspaceState['recent']; onOpen: (path: string) => void }) {
  const { words, format } = useSpeech()
  const say = words.workspace.first
  if (recent.length === 0) return null
  return (
    <div className="recent">
      <h3>{say.recent}</h3>
      <ul>
        {recent.map((each) => (
          <li key={each.path}>
            <button
              type="button"
              className="bare recent-entry"
              disabled={!each.exists}
              title={each.path}
              onClick={() => onOpen(each.path)}
            >
              <span className={each.exists ? 'place-link' : 'muted'}>{each.name}</span>
              <span className="muted">{each.exists ? format.ago(each.openedAt) : say.missing}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
