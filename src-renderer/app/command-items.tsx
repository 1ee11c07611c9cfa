import { Command } from 'cmdk'
import { useEffect } from 'react'
import { en } from '../text/en/index.ts'
import { useSpeech } from '../text/language.tsx'
import { zh } from '../text/zh/index.ts'
import { commandPinyin } from './command-pinyin.ts'
import type { CommandName } from './commands.ts'
import { matchCommand } from './match-command.ts'

export function CommandItems({
  typed,
  names,
  hurried,
  otherwise,
  onBest,
  onChoose,
}: {
  typed: string
  names: readonly CommandName[]
  /** Enter was pressed before the commands were there: the best match is taken when they come. */
  hurried: boolean
  /** What Enter takes where no command fits. */
  otherwise: string | null
  /** What Enter takes now. */
  onBest: (value: string) => void
  onChoose: (name: CommandName) => void
}) {
  const { words } = useSpeech()
  const matches = names
    .map((name) => ({
      name,
      score: matchCommand(typed, [zh.shell.commands[name], en.shell.commands[name]], commandPinyin.get(name) ?? ''),
    }))
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score)
  const best = matches[0]?.name
  useEffect(() => {
    if (hurried && best) onChoose(best)
  }, [hurried, best, onChoose])
  const target = best ? `command ${best}` : otherwise
  // Items that come after the letters would leave nothing chosen, and Enter would be lost.
  useEffect(() => {
    if (target !== null) onBest(target)
    // Another letter begins anew, also where the best stays the same.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [typed, target, onBest])
  if (matches.length === 0) return null
  return (
    <Command.Group heading={words.shell.palette.commands}>
      {matches.map(({ name }) => (
        <Command.Item key={name} value={`command ${name}`} onSelect={() => onChoose(name)}>
          <span className="palette-name">{words.shell.commands[name]}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}
