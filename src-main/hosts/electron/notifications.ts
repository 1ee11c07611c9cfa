import { Notification } from 'electron'
import type { Topics } from '../../api/topics.ts'
import { noticeWords, type RaisedLine } from './notice-words.ts'

/** Each evaluation that found something becomes notifications, one a rule; a click leads to the inbox. */
export function notifyOfAlerts(topics: Topics, openInbox: () => void): void {
  if (!Notification.isSupported()) return
  // A notification that is garbage collected can no longer be clicked.
  const shown = new Set<Notification>()
  topics.listen('alerts.raised', null, (payload) => {
    for (const line of (payload as { lines: RaisedLine[] }).lines) {
      const notification = new Notification(noticeWords(line))
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
