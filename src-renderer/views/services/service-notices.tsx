import { useSpeech } from '../../text/language.tsx'
import { useAppearance } from '../../ui/appearance.tsx'
import { useDesk } from '../../ui/places.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { useTopic } from '../../wire/use-wire.tsx'
import { clauseWords } from './clock-words.ts'
import { servicesPlace } from './services-place.ts'

/** Where the host shows no notifications itself, the browser does: one for each breach, once the person has asked for them. */
export function ServiceNotices() {
  const { words } = useSpeech()
  const { preferences } = useAppearance()
  const desk = useDesk()
  const capabilities = useQuery('system.capabilities', {})
  useTopic('services.raised', ({ lines }) => {
    if (capabilities.data?.notifications !== false || !preferences.notices) return
    if (!('Notification' in window) || Notification.permission !== 'granted') return
    for (const line of lines) {
      const clause = clauseWords(words, line.clauseKey, line.clauseName)
      const say = line.kind === 'breach' ? words.services.noticeBreach : words.services.noticeAmber
      const notice = new Notification(words.shell.appName, { body: say(clause, line.customer) })
      notice.addEventListener('click', () => {
        window.focus()
        desk.open(servicesPlace)
      })
    }
  })
  return null
}
