import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withFormer } from '../../src-main/domain/pipeline/known-stages.ts'
import { decideMove } from '../../src-main/domain/pipeline/stage-move.ts'
import { stageChanges, templateFault } from '../../src-main/domain/pipeline/stage-template.ts'
import { rankOf, shortTemplate, standardTemplate, type Stage } from '../../src-main/domain/pipeline/stages.ts'

const keys = (stages: readonly { key: string; former?: boolean }[]) =>
  stages.map(({ key, former }) => (former === true ? `(${key})` : key)).join(' ')
const stage = (key: string, over: Partial<Stage> = {}): Stage => ({
  key,
  name: key,
  closing: null,
  actions: [],
  gate: [],
  probability: 10,
  stuckDays: 15,
  ...over,
})
const closed = standardTemplate.filter(({ closing }) => closing !== null)
const template = (...running: string[]) => [...running.map((key) => stage(key)), ...closed]

describe('former stages keep their place along the flow', () => {
  test('from seven stages to three', () => {
    expect(keys(withFormer(shortTemplate, [standardTemplate]))).toBe(
      '(touch) diagnose (match) negotiate sign (deliver) (repurchase) won lost shelved',
    )
  })
  test('behind the one it followed; without any known neighbour behind all that run', () => {
    expect(keys(withFormer(template('a', 'c'), [template('a', 'b', 'c', 'd')]))).toBe('a (b) c (d) won lost shelved')
    expect(keys(withFormer(template('a'), [template('x', 'y')]))).toBe('a (x) (y) won lost shelved')
  })
  test('the newest template that knew a stage names it', () => {
    const known = withFormer(template('a'), [
      [stage('a'), stage('b', { name: '新名' }), ...closed],
      [stage('b', { name: '旧名' }), stage('a'), ...closed],
    ])
    expect(known.find(({ key }) => key === 'b')?.name).toBe('新名')
  })
  test('whatever came before: each stage once, those in force in their order, running before closing', () => {
    const some = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 })
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 5 }), (now, before) => {
        const known = withFormer(
          template(...now),
          before.map((one) => template(...one)),
        )
        expect(new Set(known.map(({ key }) => key)).size).toBe(known.length)
        expect(known.filter(({ former, closing }) => !former && closing === null).map(({ key }) => key)).toEqual(now)
        expect(known.map(({ key }) => key).toSorted()).toEqual(
          [...new Set([...now, ...before.flat(), ...closed.map(({ key }) => key)])].toSorted(),
        )
        const firstClosed = known.findIndex(({ closing }) => closing !== null)
        expect(known.slice(firstClosed).every(({ closing }) => closing !== null)).toBe(true)
      }),
      { seed: 20260225 },
    )
  })
  test('a move out of a former stage is judged by its place; into one there is none', () => {
    const known = withFormer(shortTemplate, [standardTemplate])
    const move = (from: string, to: string, reason: string | null = null) =>
      decideMove(known, { from, to, reason, filled: () => true, lossCause: null })
    expect(move('match', 'negotiate')).toEqual({ move: 'forward' })
    expect(move('match', 'diagnose')).toEqual({ refused: 'needs-reason' })
    expect(move('deliver', 'won')).toEqual({ move: 'close' })
    expect(move('diagnose', 'match')).toEqual({ refused: 'unknown-stage' })
    expect(rankOf(known, 'match')).toBe(3)
  })
})

describe('what is wrong with a template', () => {
  test.each([
    ['no name twice', [stage('a', { name: '一' }), stage('b', { name: '一' }), ...closed], { fault: 'same-name', name: '一' }],
    ['no key twice', [stage('a', { name: '一' }), stage('a', { name: '二' }), ...closed], { fault: 'same-key', name: '二' }],
    ['something runs', [...closed], { fault: 'none-running' }],
    ['running first', [stage('a'), ...closed, stage('b')], { fault: 'closing-first' }],
    ['each end once', [stage('a'), ...closed.slice(1)], { fault: 'closing-states' }],
    ['each end only once', [stage('a'), ...closed, stage('z', { closing: 'won' })], { fault: 'closing-states' }],
    ['a sound one', template('a', 'b'), undefined],
    ['as shipped', standardTemplate, undefined],
    ['as shipped, shorter', shortTemplate, undefined],
  ])('%s', (_, stages, fault) => expect(templateFault(stages)).toEqual(fault))
})

describe('what a template changed', () => {
  test('nothing', () => expect(stageChanges(standardTemplate, standardTemplate)).toEqual([]))
  test('every kind, and only the stage that moved is said to have moved', () => {
    const before = [stage('a'), stage('b'), stage('c'), stage('d'), ...closed]
    const after = [
      stage('d'),
      stage('a', { name: '甲', probability: 30, stuckDays: null, gate: ['amount'], actions: ['访谈'] }),
      stage('b'),
      stage('n'),
      ...closed,
    ]
    expect(stageChanges(before, after)).toEqual([
      { kind: 'moved', name: 'd', from: null, to: null },
      { kind: 'renamed', name: '甲', from: 'a', to: '甲' },
      { kind: 'probability', name: '甲', from: 10, to: 30 },
      { kind: 'stuckDays', name: '甲', from: 15, to: null },
      { kind: 'gate', name: '甲', from: [], to: ['amount'] },
      { kind: 'actions', name: '甲', from: [], to: ['访谈'] },
      { kind: 'added', name: 'n', from: null, to: null },
      { kind: 'removed', name: 'c', from: null, to: null },
    ])
  })
  test('the order of gate fields is no change', () => {
    expect(stageChanges([stage('a', { gate: ['amount', 'source'] })], [stage('a', { gate: ['source', 'amount'] })])).toEqual([])
  })
})
