import { pinyin } from 'pinyin-pro'
import { zh } from '../text/zh/index.ts'
import type { CommandName } from './commands.ts'

/** Full pinyin and initials of the few commands, computed once; never for records (the store keeps theirs). */
export const commandPinyin = new Map<CommandName, string>(
  (Object.entries(zh.shell.commands) as [CommandName, string][]).map(([name, title]) => [
    name,
    `${pinyin(title, { toneType: 'none', type: 'array' }).join('')} ${pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' }).join('')}`.toLowerCase(),
  ]),
)
