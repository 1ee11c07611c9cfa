import { Modal } from 'antd'
import { useSpeech } from '../text/language.tsx'
import type { Words } from '../text/language.tsx'
import { Keys } from '../ui/keys.tsx'

type KeyName = keyof Words['shell']['help']['keys']
type Group = keyof Words['shell']['help']['groups']

const sheet: Record<Group, [KeyName, string[]][]> = {
  everywhere: [
    ['palette', ['Mod+K']],
    ['report', ['Alt+R']],
    ['panes', ['F6', 'Shift+F6']],
    ['undo', ['Mod+Z']],
    ['redo', ['Mod+Y']],
    ['help', ['?', 'F1']],
  ],
  grid: [
    ['move', ['↑', '↓', '←', '→']],
    ['edit', ['F2']],
    ['commit', ['Enter']],
    ['abandon', ['Esc']],
    ['extend', ['Shift+↑↓←→']],
    ['jump', ['Mod+↑↓←→']],
    ['selectRows', ['Shift+Space']],
    ['selectColumns', ['Mod+Space']],
    ['selectAll', ['Mod+A']],
    ['copy', ['Mod+C', 'Mod+X', 'Mod+V']],
    ['append', ['Mod+Shift+V']],
    ['newRecord', ['Alt+N']],
    ['fillDown', ['Mod+D']],
    ['fillSelection', ['Mod+Enter']],
    ['clearCells', ['Delete']],
    ['find', ['Mod+F']],
    ['bulk', ['Mod+Shift+B']],
    ['history', ['Alt+H']],
    ['panel', ['Alt+Enter']],
    ['closePanel', ['Esc']],
    ['filterColumn', ['Alt+↓']],
    ['search', ['/']],
    ['remove', ['Mod+Delete']],
  ],
  today: [
    ['move', ['↑', '↓']],
    ['act', ['e']],
    ['snooze', ['s']],
    ['log', ['l']],
    ['acknowledge', ['r']],
    ['open', ['o']],
    ['seenAll', ['a']],
  ],
  inbox: [
    ['next', ['j']],
    ['previous', ['k']],
    ['done', ['e']],
    ['snooze', ['s']],
    ['acknowledge', ['r']],
    ['open', ['Enter']],
  ],
}

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.shell.help
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say.title} width={760} destroyOnHidden>
      <div className="help-sheet">
        {(Object.keys(sheet) as Group[]).map((group) => (
          <section key={group}>
            <h3>{say.groups[group]}</h3>
            <dl>
              {sheet[group].map(([name, combos]) => (
                <div key={name}>
                  <dt>{say.keys[name]}</dt>
                  <dd>
                    {combos.map((combo) => (
                      <Keys key={combo} combo={combo} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
