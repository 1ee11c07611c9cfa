import type { StoreAccess } from '../../store/threads/store-access.ts'

/** Takes these runs out of the file in short pieces; others write in between. */
export async function clearUnfinished(store: StoreAccess, runs: readonly number[]): Promise<void> {
  for (const runId of runs) {
    let more = true
    while (more) ({ more } = (await store.step('rebates.clearUnfinished', { runId }, { on: 'writer' })) as { more: boolean })
  }
}

/** At start, before the store is asked anything else: what a crash cut off is found and taken out. Answers how many runs. */
export async function clearWhatCrashed(store: StoreAccess): Promise<number> {
  const runs = (await store.step('rebates.unfinishedRuns', {}, { on: 'writer' })) as number[]
  await clearUnfinished(store, runs)
  return runs.length
}
