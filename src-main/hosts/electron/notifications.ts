import { Notification } from 'electron'
import type { Topics } from '../../api/topics.ts'
import type { DesktopLine } from '../../app/outbox-sender.ts'

/** What the outbox shows on the desktop; one shown again (after a kill) replaces itself where the system knows tags. A click leads to the inbox. */
export function notifyOfAlerts(topics: Topics, openInbox: () => void): void {
  if (!Notification.isSupported()) return
  // A notification that is garbage collected can no longer be clicked.
  const shown = new Set<Notification>()
  topics.listen('alerts.raised', null, (payload) => {
    for (const line of (payload as { lines: DesktopLine[] }).lines) {
      const notification = new Notification({ id: line.tag, title: line.title, body: line.body })
      shown.add(notification)
      notification.on('close', () => shown.delete(notification))
      notification.on('click', () => {
        shown.delete(notification)
        openInbox()
      })
      notification.show()
    }
  })
}
