import { addDays, dateText, dayNumber, type DateText } from '../_base/dates.ts'
import { takeTime } from '../tasks/quick-line.ts'

export interface RecordLine {
  /** What no other part took, as typed: the customer stands among it. */
  readonly words: readonly string[]
  readonly kind: string | null
  readonly on: DateText | null
  /** Minutes after midnight of `on`. */
  readonly minute: number | null
  /** After an @, as typed. */
  readonly owner: string | null
}

type Take = (pattern: RegExp) => RegExpExecArray | null

/**
 * Something that has happened, typed in one line (customer, kind, what, when, @who, in any order): 恒达 投诉 外箱破损 昨天下午3点
 * @张伟. A day is never ahead: 周五 said on a Wednesday is last week's. `kinds` by the words people use for them, in lower case;
 * `today` and `minute` are the workspace's. An hour without a day is today's.
 */
export function readRecordLine(line: string, kinds: ReadonlyMap<string, string>, today: DateText, minute: number): RecordLine {
  let rest = ` ${line
    .normalize('NFKC')
    .trim()
    .replace(/[,;]+/g, ' ')
    .replace(/:(?!\d)/g, ': ')} `
  const take: Take = (pattern) => {
    const match = pattern.exec(rest)
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    return match
  }
  const owner = take(/\s@(\S+)/)?.[1] ?? null
  const ago = take(/(?<=\s)(?:(\d{1,4})\s*(小时|分钟)|(半)小时)(?:以)?前/)
  let on: DateText | null
  let at: number | null
  if (ago) {
    const back = ago[3] ? 30 : Number(ago[1]) * (ago[2] === '小时' ? 60 : 1)
    const days = Math.floor((minute - back) / 1440)
    on = addDays(today, days)
    at = minute - back - days * 1440
  } else {
    on = takePast(take, today)
    at = takeTime(take)
    if (at !== null) on ??= today
  }
  let kind: string | null = null
  const words: string[] = []
  for (const word of rest.split(/\s+/)) {
    const known: string | undefined = kind === null ? kinds.get(word.replace(/:$/, '').toLowerCase()) : undefined
    if (known !== undefined) kind = known
    else if (word !== '') words.push(word)
  }
  return { words, kind, on, minute: at, owner }
}

function takePast(take: Take, today: DateText): DateText | null {
  const named = take(/(?<=\s)(?:大前天|前天|昨天|昨日|昨晚|今天|今日|今早|今晚)/)?.[0]
  if (named) return addDays(today, named === '大前天' ? -3 : named === '前天' ? -2 : named.startsWith('昨') ? -1 : 0)
  const days = take(/(?<=\s)(\d{1,3})\s*(天|日|周)(?:以)?前/)
  if (days) return addDays(today, -Number(days[1]) * (days[2] === '周' ? 7 : 1))
  const week = take(/(?<=\s)(上|本|这)?(?:周|星期|礼拜)([一二三四五六日天])/)
  if (week) {
    const monday = addDays(today, -((dayNumber(today) + 3) % 7))
    const date = addDays(monday, Math.min(6, '一二三四五六日天'.indexOf(week[2] ?? '一')) - (week[1] === '上' ? 7 : 0))
    return date > today ? addDays(date, -7) : date
  }
  const full = take(/(?<=\s)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/)
  if (full) return dateText(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = take(/(?<=\s)(\d{1,2})(?:月(\d{1,2})[日号]?|[/-](\d{1,2})(?=\s))/)
  if (!short) return null
  const [month, day] = [Number(short[1]), Number(short[2] ?? short[3])]
  const year = Number(today.slice(0, 4))
  const date = dateText(year, month, day)
  return date !== null && date > today ? dateText(year - 1, month, day) : date
}
