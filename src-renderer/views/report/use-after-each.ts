import { useEffect, useEffectEvent } from 'react'

/** Does `work` after each rise of a count, with everything that was set beside it. */
export function useAfterEach(count: number, work: () => void): void {
  const run = useEffectEvent(work)
  useEffect(() => {
    if (count > 0) run()
  }, [count])
}
