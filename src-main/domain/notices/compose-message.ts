import type { Severity } from '../../../src-preload/contract/alert-rules.ts'
import { truncateBytes, utf8Length } from './truncate-bytes.ts'

export interface MessageItem {
  readonly title: string
  readonly body: string
  readonly severity: Severity
  readonly late: boolean
}

export interface ComposedMessage {
  readonly subject: string
  readonly text: string
  /** How many items stand in it; the others are only counted. */
  readonly shown: number
}

const marks: Readonly<Record<Severity, string>> = { critical: '【紧急】', warning: '【注意】', info: '' }
const mostShown = 15

/**
 * One message of one or many notices (rule H3): many become a list, most urgent first, and what does not fit is counted, not
 * left out in silence. `limitBytes` of UTF-8 for the whole text; cut at characters, never through one.
 */
export function composeMessage(items: readonly MessageItem[], limitBytes: number, keyword = ''): ComposedMessage {
  const word = keyword === '' ? '' : `${keyword} `
  const [only] = items
  if (items.length === 1 && only) {
    const subject = `${word}${titleOf(only)}`
    return { subject, text: truncateBytes(only.body === '' ? subject : `${subject}\n${only.body}`, limitBytes), shown: 1 }
  }
  const subject = `${word}经纬：${items.length} 条提醒`
  const ordered = items.toSorted((a, b) => weight(b) - weight(a))
  const rest = (shown: number) => `另有 ${items.length - shown} 条，见经纬的收件箱`
  let text = subject
  let shown = 0
  for (const item of ordered.slice(0, mostShown)) {
    const next = `${text}\n${shown + 1}. ${titleOf(item)}`
    const ending = shown + 1 < items.length ? `\n${rest(shown + 1)}` : ''
    if (utf8Length(next) + utf8Length(ending) > limitBytes) break
    text = next
    shown++
  }
  if (shown < items.length) text = `${text}\n${rest(shown)}`
  return { subject, text: truncateBytes(text, limitBytes), shown }
}

function titleOf(item: MessageItem): string {
  return `${marks[item.severity]}${item.late ? '【补发】' : ''}${item.title}`
}

const weight = ({ severity }: MessageItem) => (severity === 'critical' ? 2 : severity === 'warning' ? 1 : 0)
