import { describe, expect, it } from 'vitest'
import { keptPreferences } from '../../src-renderer/app/kept-preferences.ts'

describe('kept preferences', () => {
  it('keeps what was chosen', () => {
    const chosen = {
      theme: 'dark',
      language: 'en',
      density: 'comfortable',
      navCollapsed: true,
      navOpen: { deals: false },
      notices: true,
    }
    expect(keptPreferences(JSON.stringify(chosen))).toEqual(chosen)
  })

  it.each([null, '', 'no json', '7', 'null', '[]', '{"language":"zh"}', '{"theme":3,"density":null,"navOpen":"x"}'])(
    'opens as at first with %s',
    (text) => {
      expect(keptPreferences(text)).toEqual(keptPreferences('{}'))
      expect(keptPreferences(text).language).toBe('zh-CN')
    },
  )

  it('drops what it does not know and keeps the rest', () => {
    const kept = keptPreferences('{"theme":"dark","language":"fr","navOpen":{"deals":true,"new":"open"},"later":1}')
    expect(kept).toMatchObject({ theme: 'dark', language: 'zh-CN', navOpen: { deals: true } })
    expect(Object.keys(kept)).not.toContain('later')
  })
})
