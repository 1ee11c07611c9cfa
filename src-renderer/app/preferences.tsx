import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { speechIn, SpeechProvider } from '../text/language.tsx'
import { AppearanceProvider } from '../ui/appearance.tsx'
import type { Appearance } from '../ui/appearance.tsx'
import { useTopic, useWire } from '../wire/use-wire.tsx'
import { keptPreferences } from './kept-preferences.ts'
import { themeOf } from './theme.ts'

const key = 'preferences'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

function watchSystem(watcher: () => void): () => void {
  systemDark.addEventListener('change', watcher)
  return () => systemDark.removeEventListener('change', watcher)
}

/** Theme, language and density: kept in the workspace, with a copy in the browser so that the first paint is right. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const wire = useWire()
  const [preferences, setPreferences] = useState(() => keptPreferences(localStorage.getItem(key)))
  const dark = useSyncExternalStore(watchSystem, () => systemDark.matches)
  const isDark = preferences.theme === 'dark' || (preferences.theme === 'system' && dark)

  const load = () =>
    void wire.call('layouts.get', { key }).then(
      ({ value }) => {
        if (value === null) {
          // A new workspace takes over what was chosen before there was one.
          const chosen = localStorage.getItem(key)
          if (chosen !== null) wire.call('layouts.put', { key, value: chosen }).catch(() => undefined)
          return
        }
        localStorage.setItem(key, value)
        setPreferences(keptPreferences(value))
      },
      () => undefined,
    )
  useEffect(load, [wire])
  useTopic('workspace.changed', load)

  useEffect(() => {
    document.documentElement.lang = preferences.language
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    document.title = speechIn(preferences.language).words.shell.appName
    dayjs.locale(preferences.language === 'en' ? 'en' : 'zh-cn')
  }, [preferences.language, isDark])

  const appearance = useMemo<Appearance>(
    () => ({
      preferences,
      dark: isDark,
      nonce,
      change(part) {
        const next = { ...preferences, ...part }
        setPreferences(next)
        const value = JSON.stringify(next)
        localStorage.setItem(key, value)
        // Before a workspace is open there is nowhere to keep it but the browser.
        wire.call('layouts.put', { key, value }).catch(() => undefined)
      },
    }),
    [preferences, isDark, wire],
  )
  const config = useMemo(() => themeOf(preferences, isDark), [preferences, isDark])

  return (
    <SpeechProvider language={preferences.language}>
      <AppearanceProvider value={appearance}>
        <ConfigProvider
          locale={preferences.language === 'en' ? enUS : zhCN}
          theme={config}
          csp={{ nonce }}
          button={{ autoInsertSpace: false }}
        >
          <AntApp component={false} message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
            {children}
          </AntApp>
        </ConfigProvider>
      </AppearanceProvider>
    </SpeechProvider>
  )
}
