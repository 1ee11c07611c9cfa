import { useAppearance } from '../../ui/appearance.tsx'
import { useDesk } from '../../ui/places.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { useTopic } from '../../wire/use-wire.tsx'
import { alertsPlace } from './alerts-place.ts'

/** Where the host shows no notifications itself, the browser does, once the person has asked for it in the settings. */
export function BrowserNotices() {
  const { preferences } = useAppearance()
  const desk = useDesk()
  const capabilities = useQuery('system.capabilities', {})
  useTopic('alerts.raised', ({ lines }) => {
    if (capabilities.data?.notifications !== false || !preferences.notices) return
    if (!('Notification' in window) || Notification.permission !== 'granted') return
    for (const line of lines) {
      const notice = new Notification(line.title, { body: line.body, tag: line.tag })
      notice.addEventListener('click', () => {
        window.focus()
        desk.open(alertsPlace)
      })
    }
  })
  return null
}
