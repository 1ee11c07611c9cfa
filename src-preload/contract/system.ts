import * as v from 'valibot'
import { command, query, topic } from './_kit/declare.ts'
import { nothing, text } from './_words/basics.ts'

/** What this host can do. Screens ask this instead of asking which host they are in. */
export const system = {
  capabilities: query({
    input: nothing,
    output: v.object({
      host: v.picklist(['electron', 'browser', 'cli', 'memory']),
      version: v.string(),
      /** Native open and save dialogs. */
      dialogs: v.boolean(),
      /** Notifications are shown by the host itself; otherwise the page asks the browser. */
      notifications: v.boolean(),
      /** The calendar date and zone by which the workspace counts days. */
      today: v.string(),
      timeZone: v.string(),
      updates: v.boolean(),
    }),
  }),
  /** The page reports a surprise of its own; it is logged under a trace id that the person can quote. */
  reportError: command({
    input: v.object({ message: text(4000), stack: v.optional(text(20_000)), view: v.optional(text(200)) }),
    output: v.object({ traceId: v.string() }),
  }),
  /** The host asks the page to do something: a menu entry, a clicked notification. */
  asked: topic(v.object({ action: v.picklist(['open-import', 'open-inbox', 'open-settings', 'undo', 'redo', 'palette']) })),
}
