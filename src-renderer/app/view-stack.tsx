import { Suspense } from 'react'
import { useDesk } from '../ui/places.tsx'
import { InFrontProvider } from '../ui/side-sheet.tsx'
import { LoadingState } from '../ui/states.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { views } from './views.ts'

/** Open views stay mounted behind the one in front, so that a half-done import or a scrolled grid is there on return. */
export function ViewStack() {
  const desk = useDesk()
  return (
    <main className="view-stack">
      {desk.tabs.map(({ id, place }) => {
        const View = views.get(place.view)?.component
        const active = id === desk.activeId
        return (
          <div key={id} className="view-layer" hidden={!active} role="tabpanel" aria-labelledby={`tab-${id}`}>
            <ErrorBoundary view={place.view}>
              <InFrontProvider value={active}>
                <Suspense fallback={<LoadingState />}>{View && <View params={place.params} active={active} />}</Suspense>
              </InFrontProvider>
            </ErrorBoundary>
          </div>
        )
      })}
    </main>
  )
}
