import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { failureOf } from '../../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { GridHandle } from '../grid-handle.ts'
import { gridPort } from '../rows/grid-port.ts'
import type { GridSlice } from '../rows/grid-port.ts'
import { OpenedView } from '../rows/opened-view.ts'
import { fieldsOf } from './desk-query.ts'
import { useForeignCommits } from './use-commits.ts'

interface Parts<Row> {
  readonly slice: GridSlice
  readonly tables: readonly string[]
  readonly query: RowQuery
  readonly sort: Sort
  readonly idOf: (row: Row) => number
}

/** The opened view of a desk: its count, whether it is out of date, and what others' changes do to it. */
export function useDeskView<Row>({ slice, tables, query, sort, idOf }: Parts<Row>) {
  const wire = useWire()
  const grid = useRef<GridHandle<Row> | null>(null)
  const handle = useCallback(() => grid.current, [])
  const [counted, setCounted] = useState<{ view: unknown; count: number } | null>(null)
  const [staleView, setStaleView] = useState<unknown>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** Grows with every change of the rows, for figures that follow from them. */
  const [version, setVersion] = useState(0)

  const reopen = useCallback(() => {
    setStaleView(null)
    setFailure(null)
    grid.current?.reopen()
  }, [])
  const port = useMemo(() => gridPort<Row>(wire, slice), [wire, slice])
  const view = useMemo(() => new OpenedView<Row>(port, query, idOf), [port, query, idOf])
  useEffect(
    () =>
      view.listen({
        onCount: (count) => setCounted({ view, count }),
        onGone: () => setTimeout(reopen),
        onLeft: () => setStaleView(view),
      }),
    [view, reopen],
  )

  const affecting = useRef<{ sort: Sort; fields: readonly string[]; search: boolean }>({ sort, fields: [], search: false })
  useEffect(() => {
    affecting.current = { sort, fields: fieldsOf(query.filter ?? null), search: query.search !== undefined }
  })
  const onEdited = useCallback((fields: readonly string[]) => {
    const { sort, fields: filtered } = affecting.current
    if (fields.some((field) => filtered.includes(field) || sort.some((each) => each.field === field)))
      setStaleView(grid.current?.view() ?? null)
    setVersion((now) => now + 1)
  }, [])

  useForeignCommits(
    tables,
    () => {
      const now = grid.current
      // Rows must not move under a person who types.
      return now && { isOwn: (id) => now.session.isOwn(id), isBusy: now.session.isBusy || now.hands.isEditing }
    },
    () => {
      const look = async () => {
        const fresh = await port.openView({ ...query, sort: view.sort, limit: 0 })
        const count = fresh.count ?? (await port.viewCount(fresh.token)).count
        // Other rows came or went: the old order is of no use. Else the rows stay where they are.
        if (count !== view.count) return reopen()
        grid.current?.refresh()
        if (affecting.current.sort.length > 0 || affecting.current.fields.length > 0 || affecting.current.search)
          setStaleView(view)
      }
      look().catch(() => grid.current?.refresh())
      setVersion((now) => now + 1)
    },
  )
  useEffect(() => wire.transport.onConnection((state) => state === 'ready' && reopen()), [wire, reopen])

  return {
    view,
    handle,
    count: counted?.view === view ? counted.count : null,
    stale: staleView === view,
    failure,
    version,
    reopen,
    onEdited,
    onReady: useCallback((ready: GridHandle<Row>) => void (grid.current = ready), []),
    onLoaded: useCallback(() => setFailure(null), []),
    onFailed: useCallback((thrown: unknown) => setFailure(failureOf(thrown)), []),
  }
}
