import type { Contract } from '../../src-preload/contract/index.ts'
import type { HostHandlers } from '../../src-preload/contract/_kit/handlers.ts'
import type { HostParts } from './host-handlers.ts'

/** What the host answers about folders of this machine. */
export const routineHandlers: HostHandlers<Contract['routines'], HostParts> = {
  list: async ({ app }) => app.routines.list(),
  saveExport: async ({ app }, input) => app.routines.saveExport(input),
  async removeExport({ app }, { routineId }) {
    app.routines.removeExport(routineId)
    return {}
  },
  runExport: ({ app }, { routineId }) => app.routines.runExport(routineId),
  async watch({ app }, { folder }) {
    app.routines.watch(folder)
    return {}
  },
  async unwatch({ app }, { folder }) {
    app.routines.unwatch(folder)
    return {}
  },
  offers: async ({ app }) => app.routines.offers(),
  take: async ({ app }, { offerId }) => app.routines.take(offerId),
  async dismiss({ app }, { offerId }) {
    app.routines.dismiss(offerId)
    return {}
  },
}
