import { pinyin } from 'pinyin-pro'
import { zh } from '../text/zh/index.ts'
import type { CommandName } from './commands.ts'

const joined = (title: string, pattern: 'pinyin' | 'first') =>
  pinyin(title, { toneType: 'none', type: 'array', pattern }).join('').replaceAll(' ', '').toLowerCase()

/** Full pinyin, a space, initials: of the few commands, computed once; never for records (the store keeps theirs). */
export const commandPinyin = new Map<CommandName, string>(
  (Object.entries(zh.shell.commands) as [CommandName, string][]).map(([name, title]) => [
    name,
    `${joined(title, 'pinyin')} ${joined(title, 'first')}`,
  ]),
)
