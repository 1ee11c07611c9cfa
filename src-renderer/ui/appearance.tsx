import { createContext, useContext } from 'react'
import type { Language } from '../text/language.tsx'

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system'
  readonly language: Language
  readonly density: 'compact' | 'comfortable'
  readonly navCollapsed: boolean
  /** Groups of the navigation that the person folded or unfolded. */
  readonly navOpen: Readonly<Record<string, boolean>>
  /** The person asked for browser notifications. */
  readonly notices: boolean
}

export interface Appearance {
  readonly preferences: Preferences
  readonly dark: boolean
  /** For style elements made by script under the content security policy. */
  readonly nonce: string
  readonly change: (part: Partial<Preferences>) => void
}

const AppearanceContext = createContext<Appearance | null>(null)
export const AppearanceProvider = AppearanceContext.Provider

export function useAppearance(): Appearance {
  const appearance = useContext(AppearanceContext)
  if (!appearance) throw new Error('AppearanceProvider is missing')
  return appearance
}
