import { addDays, dateText, dayNumber, type DateText } from '../_base/dates.ts'

export interface QuickLine {
  readonly title: string
  readonly dueOn: DateText | null
  /** Minutes after midnight of `dueOn`. */
  readonly minute: number | null
  /** After an @, as typed. */
  readonly owner: string | null
  readonly priority: 'low' | 'normal' | 'high'
}

const weekdays = '一二三四五六日天'

/**
 * A task as typed in one line (title, when, @who, !priority, in any order): 明天下午3点 回访中山医院 @张伟 !高. The first date and
 * hour that can be read count and leave the title; an hour without a date is today. `today` is the workspace's date.
 */
export function readQuickLine(line: string, today: DateText): QuickLine {
  let rest = ` ${line.normalize('NFKC').trim()} `
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    return match
  }
  const owner = take(/\s@(\S+)/)?.[1] ?? null
  const mark = take(/\s!(高|低|high|low|!)?(?=\s)/i)
  const priority = mark === null ? 'normal' : /^(低|low)$/i.test(mark[1] ?? '') ? 'low' : 'high'
  const date = takeDate(take, today)
  const minute = takeTime(take)
  return {
    title: rest.trim().replace(/\s+/g, ' '),
    dueOn: date ?? (minute === null ? null : today),
    minute,
    owner,
    priority,
  }
}

function takeDate(take: (pattern: RegExp) => RegExpExecArray | null, today: DateText): DateText | null {
  const named = take(/大后天|后天|明天|今天|明早|明晚|今晚/)?.[0]
  if (named) return addDays(today, named === '大后天' ? 3 : named === '后天' ? 2 : named.startsWith('明') ? 1 : 0)
  const inDays = take(/(\d{1,3})\s*(天|日|周|个月)(?:后|内)/)
  if (inDays) return addDays(today, Number(inDays[1]) * (inDays[2] === '周' ? 7 : inDays[2] === '个月' ? 30 : 1))
  const week = take(/(下下|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])/)
  if (week) {
    const monday = addDays(today, -((dayNumber(today) + 3) % 7))
    const day = Math.min(6, weekdays.indexOf(week[2] ?? '一'))
    const weeks = week[1] === '下下' ? 2 : week[1] === '下' ? 1 : 0
    const date = addDays(monday, day + weeks * 7)
    // 周三 said on a Friday is the next one.
    return week[1] === undefined && date < today ? addDays(date, 7) : date
  }
  const full = take(/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/)
  if (full) return dateText(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = take(/(?<!\d)(\d{1,2})(?:月(\d{1,2})[日号]?|\/(\d{1,2})(?=\s))/)
  if (!short) return null
  const year = Number(today.slice(0, 4))
  const [month, day] = [Number(short[1]), Number(short[2] ?? short[3])]
  const date = dateText(year, month, day)
  return date !== null && date < today ? dateText(year + 1, month, day) : date
}

/** The first hour that can be read, in minutes after midnight. */
export function takeTime(take: (pattern: RegExp) => RegExpExecArray | null): number | null {
  const time = take(/(上午|早上|中午|下午|晚上)?\s*(?<![\d-])(\d{1,2})(?::(\d{2})|点(半|(\d{1,2})分?)?)(?=\s|[^\d])/)
  if (!time) return null
  const hour = Number(time[2])
  const minutes = time[4] === '半' ? 30 : Number(time[3] ?? time[5] ?? 0)
  const afternoon =
    (time[1] === '下午' || time[1] === '晚上' || time[1] === '中午') && hour < 12 && !(time[1] === '中午' && hour >= 10)
  const total = (hour + (afternoon ? 12 : 0)) * 60 + minutes
  return total < 1440 && minutes < 60 ? total : null
}
