import { Checkbox, Select } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Inspected, Mapping } from './use-import-flow.ts'
import { mappingOf } from './use-import-flow.ts'

interface Props {
  readonly fileId: string
  readonly inspected: Inspected
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

/** Which sheets, how many rows each has and what it looks like; and how its merged cells are read. */
export function SheetChoice({ fileId, inspected, mapping, onChange }: Props) {
  const { words, format } = useSpeech()
  const say = words.imports.sheets
  const measured = useSteadyQuery('imports.measure', { fileId }).data?.sheets
  const { sheets } = inspected
  const rowsOf = (index: number) => measured?.find((one) => one.index === index)
  const others = sheets.filter((sheet) => sheet.index !== mapping.sheet && sheet.fit > 0 && !sheet.hidden)
  const merged = rowsOf(mapping.sheet)?.mergedDown ?? 0
  const label = (sheet: Inspected['sheets'][number]) => {
    const rows = rowsOf(sheet.index)?.rows
    const notes = [
      rows === undefined ? say.counting : say.rows(format.count(rows)),
      sheet.fit > 0 ? say.list : say.other,
      ...(sheet.hidden ? [words.imports.recognise.hidden] : []),
    ]
    return (
      <span className="sheet-option">
        <span>{sheet.name}</span> <span className="muted">{notes.join(words.generic.separator)}</span>
      </span>
    )
  }
  return (
    <>
      {sheets.length > 1 && (
        <label className="import-sheet">
          <span className="muted">{words.imports.recognise.sheet}</span>
          <Select
            value={mapping.sheet}
            options={sheets.map((sheet) => ({ value: sheet.index, label: label(sheet) }))}
            onChange={(index) =>
              onChange(
                mappingOf(
                  inspected,
                  sheets.findIndex((sheet) => sheet.index === index),
                ),
              )
            }
            popupMatchSelectWidth={false}
          />
        </label>
      )}
      {others.length > 0 && (
        <Checkbox
          checked={mapping.rest.length > 0}
          onChange={(event) => onChange({ ...mapping, rest: event.target.checked ? others.map(({ index }) => index) : [] })}
        >
          <span title={others.map(({ name }) => name).join(words.generic.separator)}>
            {say.others(format.count(others.length))}
          </span>
        </Checkbox>
      )}
      {merged > 0 && (
        <Checkbox checked={mapping.fillMerged} onChange={(event) => onChange({ ...mapping, fillMerged: event.target.checked })}>
          <span title={say.mergedHint}>{say.merged(format.count(merged))}</span>
        </Checkbox>
      )}
    </>
  )
}
