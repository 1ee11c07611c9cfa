import { Button, Tooltip } from 'antd'
import {
  CloseOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  SunOutlined,
  TranslationOutlined,
} from '../ui/icons.tsx'
import { useEffect } from 'react'
import type { KeyboardEvent } from 'react'
import { useSpeech } from '../text/language.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { Keys } from '../ui/keys.tsx'
import { useDesk } from '../ui/places.tsx'
import { views } from './views.ts'

export function TabStrip({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) {
  const { words } = useSpeech()
  const { preferences, dark, change } = useAppearance()
  const desk = useDesk()

  useEffect(() => {
    document.getElementById(`tab-${desk.activeId}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [desk.activeId])

  const step = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = desk.tabs[index + by]
    if (event.key === 'Delete') desk.close(desk.tabs[index]?.id ?? '')
    if (by === 0 || !next) return
    event.preventDefault()
    desk.open(next.place)
    document.getElementById(`tab-${next.id}`)?.focus()
  }

  const english = preferences.language === 'en'
  return (
    <div className="tab-strip">
      <div className="tabs" role="tablist" aria-label={words.shell.tabs.label}>
        {desk.tabs.map(({ id, place }, index) => {
          const view = views.get(place.view)
          const title = desk.names[id] ?? view?.title(words, place.params) ?? place.view
          const active = id === desk.activeId
          return (
            <div key={id} className={active ? 'tab tab-active' : 'tab'} role="presentation">
              <button
                id={`tab-${id}`}
                type="button"
                role="tab"
                className="bare tab-title"
                aria-selected={active}
                tabIndex={active ? 0 : -1}
                title={title}
                onClick={() => desk.open(place)}
                onKeyDown={(event) => step(event, index)}
                onAuxClick={(event) => event.button === 1 && desk.close(id)}
              >
                {view?.icon}
                <span className="tab-text">{title}</span>
                {/* For the mouse; by keyboard Delete closes. A tab may hold no other control. */}
                {index > 0 && (
                  <span
                    className="tab-close"
                    title={words.shell.tabs.close(title)}
                    onClick={(event) => {
                      event.stopPropagation()
                      desk.close(id)
                    }}
                  >
                    <CloseOutlined />
                  </span>
                )}
              </button>
            </div>
          )
        })}
      </div>
      <div className="strip-tools">
        <button type="button" className="bare palette-opener" onClick={onPalette}>
          <SearchOutlined />
          <span>{words.shell.palette.open}</span>
          <Keys combo="Mod+K" />
        </button>
        <Tooltip title={dark ? words.shell.commands.light : words.shell.commands.dark}>
          <Button
            type="text"
            size="small"
            aria-label={dark ? words.shell.commands.light : words.shell.commands.dark}
            icon={dark ? <SunOutlined /> : <MoonOutlined />}
            onClick={() => change({ theme: dark ? 'light' : 'dark' })}
          />
        </Tooltip>
        <Tooltip title={words.shell.commands.switchLanguage}>
          <Button
            type="text"
            size="small"
            aria-label={words.shell.commands.switchLanguage}
            icon={<TranslationOutlined />}
            onClick={() => change({ language: english ? 'zh-CN' : 'en' })}
          />
        </Tooltip>
        <Tooltip title={words.shell.help.title}>
          <Button
            type="text"
            size="small"
            aria-label={words.shell.help.title}
            icon={<QuestionCircleOutlined />}
            onClick={onHelp}
          />
        </Tooltip>
      </div>
    </div>
  )
}
