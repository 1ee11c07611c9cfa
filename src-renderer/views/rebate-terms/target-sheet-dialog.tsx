import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'
import { headerNames, Refusals, SheetIntake } from '../transactions/index.ts'
import { factNamed } from './fact-title.ts'

const fieldNames = ['party', 'period', 'fact', 'value'] as const
type SheetField = (typeof fieldNames)[number]

interface Props {
  readonly programmeId: number
  readonly asks: readonly string[]
  readonly onClose: () => void
}

/** Agreed figures from a sheet or a paste; without a column for the fact, every line is of the one the rule asks for. */
export function TargetSheetDialog({ programmeId, asks, onClose }: Props) {
  const { words, format } = useSpeech()
  const say = words.rebateTerms.targets
  const save = useCommand('rebates.saveTargets')
  const [done, setDone] = useState<Output<'rebates.saveTargets'> | null>(null)
  const fields = fieldNames.map((field) => ({
    field,
    title: say.columns[field],
    required: field !== 'fact',
    names: headerNames((table) => table.rebateTerms.targets.headers[field]),
  }))
  const submit = async (mapped: readonly string[], rows: (string | null)[][]) => {
    const cell = (row: (string | null)[], field: SheetField) => row[mapped.indexOf(field)] ?? ''
    const answer = await save.run({
      programmeId,
      rows: rows.map((row) => {
        const fact = factNamed(words, cell(row, 'fact'))
        return {
          party: cell(row, 'party'),
          period: cell(row, 'period'),
          fact: /^[A-Za-z][A-Za-z0-9]*$/.test(fact) ? fact : (asks[0] ?? 'target'),
          value: cell(row, 'value'),
        }
      }),
    })
    if (!answer) return
    setDone(answer)
    if (answer.refused.length === 0) onClose()
  }
  return (
    <SheetIntake
      title={say.sheetTitle}
      fields={fields}
      submitText={say.submit}
      busy={save.busy}
      onClose={onClose}
      onSubmit={(mapped, rows) => void submit(mapped, rows)}
    >
      {save.failure && <FailureNotice failure={save.failure} />}
      {done && (
        <div role="status">
          <p>{say.saved(format.count(done.saved))}</p>
          <Refusals rows={done.refused} />
        </div>
      )}
    </SheetIntake>
  )
}
