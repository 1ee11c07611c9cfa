import { theme } from 'antd'
import type { ThemeConfig } from 'antd'
import type { Preferences } from '../ui/appearance.tsx'

const chinese = "'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
const fontFamilies = {
  'zh-CN': `-apple-system, 'Segoe UI', ${chinese}`,
  // Chinese fonts draw English apostrophes and dashes as wide as a character.
  en: `-apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', ${chinese}`,
}

/** antd's own colours miss AA in places (primary 4.10, captions 3.29); these do not. */
const light = {
  colorPrimary: '#0958d9',
  colorInfo: '#0958d9',
  colorLink: '#0958d9',
  colorTextDescription: 'rgba(0,0,0,0.64)',
  colorTextTertiary: 'rgba(0,0,0,0.62)',
  colorTextPlaceholder: 'rgba(0,0,0,0.58)',
  colorBgLayout: '#f4f5f7',
  colorError: '#cf1322',
}
const dark = {
  colorPrimary: '#1668dc',
  colorInfo: '#1668dc',
  colorLink: '#7ab3ff',
  colorTextDescription: 'rgba(255,255,255,0.68)',
  colorTextTertiary: 'rgba(255,255,255,0.66)',
  colorTextPlaceholder: 'rgba(255,255,255,0.6)',
  colorBgLayout: '#101114',
  colorBgContainer: '#17181c',
  colorBgElevated: '#202127',
}

export function themeOf(preferences: Preferences, isDark: boolean): ThemeConfig {
  const roomy = preferences.density === 'comfortable'
  const selected = isDark ? '#9cc5ff' : '#003eb3'
  return {
    cssVar: { key: 'jw' },
    hashed: false,
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(isDark ? dark : light),
      fontFamily: fontFamilies[preferences.language],
      fontSize: 13,
      fontSizeSM: 12,
      borderRadius: 4,
      controlHeight: roomy ? 32 : 28,
      controlHeightSM: 24,
      controlHeightLG: 36,
      sizeUnit: roomy ? 4 : 3,
      wireframe: false,
    },
    components: {
      Tabs: { itemSelectedColor: selected, horizontalMargin: '0' },
      Table: { cellPaddingBlockSM: 4 },
      Menu: { itemSelectedColor: selected },
      Segmented: { itemColor: isDark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.68)' },
      Tag: { defaultColor: isDark ? 'rgba(255,255,255,0.82)' : 'rgba(0,0,0,0.78)' },
    },
  }
}
