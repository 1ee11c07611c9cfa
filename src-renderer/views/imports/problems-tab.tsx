import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ImportProblem, StagedImport } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { causeWords } from '../../text/reason-words.ts'
import { useFieldLabel } from './field-words.ts'
import type { StageActs } from './use-stage.ts'

/** Cells that could not be read, by cause: each text is put right once, for all cells that read so. */
export function ProblemsTab({ prepared, stage }: { prepared: StagedImport; stage: StageActs }) {
  const { words, format } = useSpeech()
  const labelOf = useFieldLabel()
  const say = words.imports.check
  const groups = groupsOf(prepared.problems)
  return (
    <>
      <p className="muted check-hint">{say.problemsHint}</p>
      {groups.map(({ cause, field, problems }) => {
        const suggested = problems.filter((each) => each.suggestion !== null)
        const label = labelOf(prepared.target, field)
        return (
          <section key={`${cause} ${field}`} className="fix-group" aria-label={`${label} ${causeWords(words, cause)}`}>
            <header className="fix-head">
              <strong>{label}</strong>
              <span>{causeWords(words, cause)}</span>
              <span className="muted">{say.cells(format.count(problems.reduce((sum, each) => sum + each.count, 0)))}</span>
              <span className="import-gap" />
              {suggested.length > 1 && (
                <Button
                  size="small"
                  onClick={() => {
                    for (const { value, suggestion } of suggested)
                      stage.act('imports.replaceValue', { field, from: value, to: suggestion })
                  }}
                >
                  {say.takeSuggestions(format.count(suggested.length))}
                </Button>
              )}
              <Button
                size="small"
                onClick={() => {
                  for (const { value } of problems) stage.act('imports.replaceValue', { field, from: value, to: null })
                }}
              >
                {say.blankAll}
              </Button>
            </header>
            <table className="plain-table fix-table">
              <tbody>
                {problems.map((each) => (
                  <ProblemLine key={each.value} problem={each} label={label} stage={stage} />
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </>
  )
}

function ProblemLine({ problem, label, stage }: { problem: ImportProblem; label: string; stage: StageActs }) {
  const { words, format } = useSpeech()
  const say = words.imports.check
  const [typed, setTyped] = useState(problem.suggestion ?? '')
  const put = (to: string | null) => stage.act('imports.replaceValue', { field: problem.field, from: problem.value, to })
  return (
    <tr>
      <td className="fix-value">{problem.value}</td>
      <td className="num fix-count">{format.count(problem.count)}</td>
      <td>
        <Input
          size="small"
          className="fix-input"
          value={typed}
          placeholder={say.replaceWith}
          aria-label={say.replaceValue(label, problem.value)}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => typed.trim() !== '' && put(typed.trim())}
        />
      </td>
      <td className="fix-acts">
        <Button size="small" type="primary" ghost disabled={typed.trim() === ''} onClick={() => put(typed.trim())}>
          {say.replace}
        </Button>
        <Button size="small" onClick={() => put(null)}>
          {say.blank}
        </Button>
      </td>
    </tr>
  )
}

function groupsOf(problems: readonly ImportProblem[]): { cause: string; field: string; problems: ImportProblem[] }[] {
  const groups = new Map<string, { cause: string; field: string; problems: ImportProblem[] }>()
  for (const problem of problems) {
    const key = `${problem.cause} ${problem.field}`
    const group = groups.get(key)
    if (group) group.problems.push(problem)
    else groups.set(key, { cause: problem.cause, field: problem.field, problems: [problem] })
  }
  return [...groups.values()]
}
