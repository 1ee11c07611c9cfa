import * as v from 'valibot'
import { command } from './_kit/declare.ts'
import { count, nothing, text } from './_words/basics.ts'

/** A file the host holds for the page. Paths do not cross; the id is a ticket valid until the app stops. */
export const heldFile = v.object({ fileId: v.string(), name: v.string(), size: count })
export type HeldFile = v.InferOutput<typeof heldFile>

export const files = {
  /** Takes a file by its path, where the host and the person share a disk (dropped file in Electron, command line). */
  admit: command({
    input: v.object({ path: text(4000) }),
    output: heldFile,
    failures: { 'not-found': 'not-found', 'not-here': 'forbidden' },
  }),
  /** Native open dialog; null when the person closed it. Only where `system.capabilities` says dialogs. */
  choose: command({
    input: v.object({ purpose: v.picklist(['import', 'workspace']) }),
    output: v.object({ file: v.nullable(heldFile) }),
    failures: { 'not-here': 'forbidden' },
  }),
  /** Native save dialog for a held file; saved false when the person closed it. */
  saveAs: command({
    input: v.object({ fileId: v.string() }),
    output: v.object({ saved: v.boolean(), path: v.nullable(v.string()) }),
    failures: { 'not-found': 'not-found', 'not-here': 'forbidden', 'cannot-write': 'external' },
  }),
  release: command({ input: v.object({ fileId: v.string() }), output: nothing }),
}
