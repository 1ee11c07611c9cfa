import { lazy } from 'react'

export { useOpenWorkspace } from './use-open-workspace.ts'
export { BackupList } from './backup-list.tsx'
export { OpenByPath } from './open-by-path.tsx'

export const FirstStart = lazy(() => import('./first-start.tsx').then((module) => ({ default: module.FirstStart })))
export const Recovery = lazy(() => import('./recovery.tsx').then((module) => ({ default: module.Recovery })))
