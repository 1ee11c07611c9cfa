import { statSync } from 'node:fs'
import type { HeldFiles } from '../../adapters/system/held-files.ts'
import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { HostWork } from '../../jobs/host-work.ts'
import type { Inspected, Proposed } from '../../jobs/workers/sheet-messages.ts'
import { askSheets } from './ask-sheets.ts'

interface Asked {
  readonly path: string
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly target?: ImportTargetName | undefined
}

const remembered = 100
const byHolder = new WeakMap<HeldFiles, Map<string, Proposed>>()

/** What the columns of a sheet mean. Who looked at a file mostly imports it next: the thread that looked is not asked twice. */
export async function proposalFor(work: HostWork, { path, sheet, headerRows, target }: Asked): Promise<Proposed> {
  const known = target && proposalsOf(work).get(keyOf({ path, sheet, headerRows, target }))
  if (known) return known
  const proposed = (await askSheets(work, { t: 'propose', path, sheet, headerRows, ...(target ? { target } : {}) })) as Proposed
  remember(work, { path, sheet, headerRows, target: proposed.target }, proposed)
  return proposed
}

/** Keeps what a look at the whole file said of each of its sheets. */
export function rememberInspected(work: HostWork, path: string, { sheets }: Inspected): void {
  for (const { index, headerRows, target, columns } of sheets)
    // Without a header nothing was proposed; that there is none is yet to be said.
    if (headerRows.length > 0) remember(work, { path, sheet: index, headerRows, target }, { target, columns })
}

function remember(work: HostWork, asked: Asked, proposed: Proposed): void {
  const proposals = proposalsOf(work)
  if (proposals.size >= remembered) proposals.delete(proposals.keys().next().value as string)
  proposals.set(keyOf(asked), proposed)
}

function proposalsOf({ files }: HostWork): Map<string, Proposed> {
  const known = byHolder.get(files) ?? new Map<string, Proposed>()
  byHolder.set(files, known)
  return known
}

/** A file that was written since is another one. */
function keyOf({ path, sheet, headerRows, target }: Asked): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return JSON.stringify([path, stat?.mtimeMs, stat?.size, stat?.ino, sheet, headerRows, target])
}
