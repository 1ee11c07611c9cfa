import { Select } from 'antd'
import type { Filter } from '../../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../../text/language.tsx'
import { Section } from '../../../ui/page.tsx'
import { PlaceLink } from '../../../ui/places.tsx'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import { fieldWords } from '../../changes/index.ts'
import { askedDeals, filteredDeals } from '../places.ts'
import { knownWord } from '../stage-words.ts'
import type { GateField, Stage, Versions } from './stage-draft.ts'

export type Moves = Readonly<Record<string, string | undefined>>

interface Props {
  /** Stages that go, with the deals that stand in them. */
  readonly going: Versions['standing']
  readonly stages: readonly Stage[]
  /** Null: the stages begin later, and the deals may stay until then. */
  readonly moves: Moves | null
  readonly from: string
  readonly onMoves: (moves: Moves) => void
}

/** Deals whose stage goes: how many, which, and where they shall stand; those that a gate would not let in are told before. */
export function LeavingDeals({ going, stages, moves, from, onMoves }: Props) {
  const { words, format } = useSpeech()
  const say = words.stages
  const chosen =
    moves === null ? [] : going.flatMap(({ stage }) => (moves[stage] === undefined ? [] : [{ from: stage, to: moves[stage] }]))
  const lacking =
    useSteadyQuery(
      'pipeline.previewStages',
      chosen.length === 0 || stages.some(({ name }) => name === '') ? null : { stages: [...stages], moves: chosen },
    ).data?.lacking ?? []
  const total = format.count(going.reduce((sum, { count }) => sum + count, 0))
  return (
    <Section title={say.leaving}>
      <p className="block-body stages-leaving">{moves === null ? say.leavingLater(total, from) : say.leavingNow(total)}</p>
      <table className="plain-table settings-table">
        <tbody>
          {going.map(({ stage, name, count }) => {
            const own = lacking.find((one) => one.from === stage && one.to === moves?.[stage])
            return (
              <tr key={stage}>
                <th scope="row">{knownWord(words, name)}</th>
                <td className="num">
                  <PlaceLink to={filteredDeals([{ field: 'stage', op: 'eq', value: stage }], knownWord(words, name))}>
                    {say.deals(format.count(count))}
                  </PlaceLink>
                </td>
                {moves !== null && (
                  <td>
                    <Select
                      className="stages-to"
                      aria-label={say.moveTo(knownWord(words, name))}
                      placeholder={say.choose}
                      value={moves[stage] ?? null}
                      options={stages
                        .filter(({ closing }) => closing !== 'lost')
                        .map(({ key, name: to }) => ({ value: key, label: knownWord(words, to) }))}
                      onChange={(to: string | null) => onMoves({ ...moves, [stage]: to ?? undefined })}
                    />
                    {own && (
                      <span className="stages-warn">
                        <PlaceLink to={lackingPlace(stage, own.missing, knownWord(words, name))}>
                          {say.lacking(
                            format.count(own.count),
                            own.missing.map((field) => fieldWords(words, field, 'opportunity')).join(words.generic.separator),
                          )}
                        </PlaceLink>
                      </span>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

/** The deals of a stage that lack any of some fields. */
function lackingPlace(stage: string, missing: readonly GateField[], title: string) {
  const any: Filter = { any: missing.map((field) => ({ field, op: 'blank' as const })) }
  return askedDeals({ conditions: [{ field: 'stage', op: 'eq', value: stage }], combined: any }, '', [], title)
}
