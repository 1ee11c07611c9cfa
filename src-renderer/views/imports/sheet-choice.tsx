import { Checkbox } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { isReady, type DeclaredTarget } from './mapping-check.ts'
import type { Inspected, Mapping, SheetMappings } from './sheet-mappings.ts'
import { SheetStrip } from './sheet-strip.tsx'

interface Props {
  readonly fileId: string
  readonly inspected: Inspected
  readonly sheets: SheetMappings
  readonly declared: readonly DeclaredTarget[]
  readonly onShow: (at: number) => void
  readonly onTake: (at: number, taken: boolean) => void
}

/** The sheets of a workbook: which go in, as what, how many rows each has, and which one's columns are shown. */
export function SheetChoice({ fileId, inspected, sheets, declared, onShow, onTake }: Props) {
  const { words, format } = useSpeech()
  const say = words.imports.sheets
  const measured = useSteadyQuery('imports.measure', { fileId }).data?.sheets
  if (inspected.sheets.length < 2) return null
  return (
    <SheetStrip
      label={words.imports.recognise.sheet}
      shown={sheets.at}
      onShow={onShow}
      sheets={inspected.sheets.map((sheet, at) => {
        const mapping = sheets.mappings[at]
        const rows = measured?.find((one) => one.index === sheet.index)?.rows
        const taken = sheets.taken.includes(at)
        const ready = mapping !== undefined && isReady(mapping, declared)
        const notes = [
          taken && mapping ? say.as(words.imports.targets[mapping.target]) : sheet.fit > 0 ? say.list : say.other,
          rows === undefined ? say.counting : say.rows(format.count(rows)),
          ...(sheet.hidden ? [words.imports.recognise.hidden] : []),
        ]
        return {
          key: sheet.index,
          name: sheet.name,
          notes: notes.join(words.generic.separator),
          trouble: taken && !ready ? say.unready : null,
          tick: (
            <Checkbox
              checked={taken}
              aria-label={say.take(sheet.name)}
              onChange={(event) => {
                onTake(at, event.target.checked)
                if (event.target.checked) onShow(at)
              }}
            />
          ),
        }
      })}
    />
  )
}

/** How the merged cells of the sheet that is shown are read. */
export function MergedChoice({
  fileId,
  mapping,
  onChange,
}: {
  fileId: string
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const { words, format } = useSpeech()
  const say = words.imports.sheets
  const measured = useSteadyQuery('imports.measure', { fileId }).data?.sheets
  const merged = measured?.find((one) => one.index === mapping.sheet)?.mergedDown ?? 0
  if (merged === 0) return null
  return (
    <Checkbox checked={mapping.fillMerged} onChange={(event) => onChange({ ...mapping, fillMerged: event.target.checked })}>
      <span title={say.mergedHint}>{say.merged(format.count(merged))}</span>
    </Checkbox>
  )
}
