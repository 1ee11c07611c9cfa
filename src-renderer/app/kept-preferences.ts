import type { Preferences } from '../ui/appearance.tsx'

const defaults: Preferences = {
  theme: 'system',
  language: 'zh-CN',
  density: 'compact',
  navCollapsed: false,
  navOpen: {},
  notices: false,
}

const choices: { readonly [Name in 'theme' | 'language' | 'density']: readonly Preferences[Name][] } = {
  theme: ['light', 'dark', 'system'],
  language: ['zh-CN', 'en'],
  density: ['compact', 'comfortable'],
}

/** Preferences as they were kept, as JSON. What is missing or unknown, as from a newer version, is as at first: the app must open. */
export function keptPreferences(text: string | null): Preferences {
  const kept = partsOf(text)
  const oneOf = <Name extends keyof typeof choices>(name: Name): Preferences[Name] =>
    choices[name].find((choice) => choice === kept[name]) ?? defaults[name]
  const isOn = (name: 'navCollapsed' | 'notices') => kept[name] === true
  return {
    theme: oneOf('theme'),
    language: oneOf('language'),
    density: oneOf('density'),
    navCollapsed: isOn('navCollapsed'),
    navOpen: Object.fromEntries(
      Object.entries(recordOf(kept['navOpen'])).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    ),
    notices: isOn('notices'),
  }
}

function partsOf(text: string | null): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text ?? 'null'))
  } catch {
    return {}
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
