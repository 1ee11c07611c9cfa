import { useEffect } from 'react'
import type { QueryAnswer } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'

const longestTimer = 2_000_000_000

/** Asks again when a pause on the board ends by itself: nothing is written then that would say so. */
export function useResuming(answer: QueryAnswer<Output<'services.board'>>, now: () => number): void {
  const { data, refetch } = answer
  useEffect(() => {
    const ends = (data?.rows ?? []).flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell?.resumesAt ? [Date.parse(cell.resumesAt)] : [])),
    )
    if (ends.length === 0) return undefined
    const wait = Math.min(...ends) - now()
    const timer = setTimeout(refetch, Math.min(longestTimer, Math.max(0, wait) + 500))
    return () => clearTimeout(timer)
  }, [data, refetch, now])
}
