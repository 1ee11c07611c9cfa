import { lazy } from 'react'

/** The hand-over of a member; opened where members are edited. */
export const HandOverDrawer = lazy(() => import('./hand-over-drawer.tsx').then((module) => ({ default: module.HandOverDrawer })))
/** Who handed over what, when. */
export const HandOverRecords = lazy(() =>
  import('./hand-over-records.tsx').then((module) => ({ default: module.HandOverRecords })),
)
