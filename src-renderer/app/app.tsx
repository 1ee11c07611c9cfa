import { useQuery } from '../wire/use-query.ts'
import { WireProvider } from '../wire/use-wire.tsx'
import type { QueryStore } from '../wire/query-store.ts'
import type { Wire } from '../wire/wire.ts'
import { FailureState, LoadingState } from '../ui/states.tsx'
import { FirstStart, Recovery } from '../views/workspace/index.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { PreferencesProvider } from './preferences.tsx'
import { Shell } from './shell.tsx'
import { Suspense } from 'react'
import { theme } from 'antd'

export function App({ wired }: { wired: { wire: Wire; queries: QueryStore } }) {
  return (
    <WireProvider value={wired}>
      <PreferencesProvider>
        <ErrorBoundary view="app">
          <Suspense fallback={<LoadingState />}>
            <ByWorkspace />
          </Suspense>
        </ErrorBoundary>
      </PreferencesProvider>
    </WireProvider>
  )
}

function ByWorkspace() {
  // Asking for a token makes antd put its variables on the page, also when no component is shown yet.
  theme.useToken()
  const workspace = useQuery('workspace.current', {})
  if (!workspace.data)
    return workspace.failure ? <FailureState failure={workspace.failure} onRetry={workspace.refetch} /> : <LoadingState />
  if (workspace.data.state === 'none') return <FirstStart workspace={workspace.data} />
  if (workspace.data.state === 'failed') return <Recovery workspace={workspace.data} />
  // Another file is another world: everything below starts afresh.
  return <Shell key={workspace.data.path} workspace={workspace.data} />
}
