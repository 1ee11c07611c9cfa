import { PlannedExports } from './planned-exports.tsx'
import { WatchedFolders } from './watched-folders.tsx'

/** What the app does with folders of this machine by itself. */
export function RoutinesSection() {
  return (
    <>
      <PlannedExports />
      <WatchedFolders />
    </>
  )
}
