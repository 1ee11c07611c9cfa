import { workspaceTimeZone, type Money } from '../../src-preload/contract/_words/basics.ts'
import type { Words } from './zh/index.ts'

export interface Formatter {
  readonly count: (value: number) => string
  /** At most two decimals. */
  readonly decimal: (value: number) => string
  /** ¥ with thousands, fen only where there are any. */
  readonly money: (value: Money | null) => string
  /** ¥ with thousands and always both fen digits, so that columns of it line up. */
  readonly ledger: (value: Money | null) => string
  /** For summaries: 万 and 亿 in Chinese, k and M in English. */
  readonly shortMoney: (fen: number) => string
  readonly budget: (min: Money | null, max: Money | null) => string
  readonly date: (value: string | null) => string
  readonly dateTime: (value: string) => string
  readonly ago: (value: string) => string
  /** Days from today: 今天, 3 天后, 12 天前. */
  readonly relativeDays: (days: number) => string
  readonly percent: (share: number) => string
  readonly bytes: (value: number) => string
  readonly duration: (milliseconds: number) => string
}

export function formatter(language: 'zh-CN' | 'en', words: Words): Formatter {
  const units = words.units
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const cents = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
  const minute = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: workspaceTimeZone })

  const money = (value: Money | null) =>
    value === null
      ? ''
      : `${value.fen < 0 ? '-' : ''}¥${(value.fen % 100 === 0 ? integer : cents).format(Math.abs(value.fen) / 100)}`

  function short(yuan: number): string {
    if (language === 'en') return compact.format(yuan)
    if (Math.abs(yuan) >= 1e8) return `${decimal.format(yuan / 1e8)} ${units.yi}`
    if (Math.abs(yuan) >= 1e4) return `${decimal.format(yuan / 1e4)} ${units.wan}`
    return decimal.format(yuan)
  }

  function relativeDays(days: number): string {
    if (days === 0) return units.today
    if (days === 1) return units.tomorrow
    if (days === -1) return units.yesterday
    return days > 0 ? units.daysLater(integer.format(days)) : units.daysAgo(integer.format(-days))
  }

  const dateTime = (value: string) => minute.format(new Date(value))

  return {
    count: (value) => integer.format(value),
    decimal: (value) => decimal.format(value),
    money,
    ledger: (value) => (value === null ? '' : `${value.fen < 0 ? '-' : ''}¥${cents.format(Math.abs(value.fen) / 100)}`),
    shortMoney: (fen) => `${fen < 0 ? '-' : ''}¥${short(Math.abs(fen) / 100)}`,
    budget(min, max) {
      if (min === null) return max === null ? '' : `≤ ¥${short(max.fen / 100)}`
      if (max === null) return units.budgetFrom(`¥${short(min.fen / 100)}`)
      if (max.fen === min.fen) return `¥${short(min.fen / 100)}`
      return `¥${short(min.fen / 100)}–${short(max.fen / 100)}`
    },
    date: (value) => value?.slice(0, 10) ?? '',
    dateTime,
    ago(value) {
      const minutes = Math.round((Date.now() - new Date(value).getTime()) / 60_000)
      if (minutes < 1) return units.justNow
      if (minutes < 60) return units.minutesAgo(String(minutes))
      if (minutes < 24 * 60) return units.hoursAgo(String(Math.round(minutes / 60)))
      return dateTime(value)
    },
    relativeDays,
    percent: (share) => `${Math.round(share * 1000) / 10}%`,
    bytes: (value) => (value < 1e6 ? `${Math.max(1, Math.round(value / 1e3))} KB` : `${decimal.format(value / 1e6)} MB`),
    duration(milliseconds) {
      const seconds = milliseconds / 1000
      if (seconds < 60) return units.seconds(seconds < 10 ? String(Math.round(seconds * 10) / 10) : String(Math.round(seconds)))
      return units.minutes(String(Math.round(seconds / 6) / 10))
    },
  }
}
