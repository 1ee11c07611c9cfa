import { lazy, Suspense, useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { ReportContext, type ReportAbout } from './report-context.ts'

const ReportDialog = lazy(() => import('./report-dialog.tsx').then((module) => ({ default: module.ReportDialog })))

export function ReportProvider({ children }: { children: ReactNode }) {
  const [about, setAbout] = useState<ReportAbout | null>(null)
  const open = useCallback((next: ReportAbout = {}) => setAbout(next), [])
  return (
    <ReportContext value={open}>
      {children}
      <Suspense fallback={null}>{about !== null && <ReportDialog about={about} onClose={() => setAbout(null)} />}</Suspense>
    </ReportContext>
  )
}
