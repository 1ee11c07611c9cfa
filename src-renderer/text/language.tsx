import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import { en } from './en/index.ts'
import { formatter } from './format.ts'
import type { Formatter } from './format.ts'
import { zh } from './zh/index.ts'
import type { Words } from './zh/index.ts'

export type { Words }
export type Language = 'zh-CN' | 'en'

export interface Speech {
  readonly language: Language
  readonly words: Words
  readonly format: Formatter
}

const tables: Record<Language, Words> = { 'zh-CN': zh, en }

export function speechIn(language: Language): Speech {
  return { language, words: tables[language], format: formatter(language, tables[language]) }
}

const SpeechContext = createContext<Speech>(speechIn('zh-CN'))

export function SpeechProvider({ language, children }: { language: Language; children: ReactNode }) {
  const speech = useMemo(() => speechIn(language), [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export const useSpeech = (): Speech => useContext(SpeechContext)
