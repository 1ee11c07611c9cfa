import { expect, test } from 'vitest'
import { WaitingLine } from '../../src-main/store/threads/waiting-line.ts'

const held = () => {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const question = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name)
      ends.set(name, () => resolve(name))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((settled) => setTimeout(settled))
  }
  return { started, question, end }
}

test('one question at a time; what somebody waits for overtakes the background', async () => {
  const line = new WaitingLine()
  const { started, question, end } = held()
  const answers = [
    line.ask(question('first'), true),
    line.ask(question('choices'), true),
    line.ask(question('count'), false),
    line.ask(question('locate'), false),
  ]
  expect(started).toEqual(['first'])
  await end('first')
  await end('count')
  await end('locate')
  expect(started).toEqual(['first', 'count', 'locate', 'choices'])
  await end('choices')
  expect(await Promise.all(answers)).toEqual(['first', 'choices', 'count', 'locate'])
})

test('a question nobody waits for any more is not asked, and one that fails does not hold up the next', async () => {
  const line = new WaitingLine()
  const { started, question, end } = held()
  const failing = line.ask(() => Promise.reject(new Error('broken')), false)
  const stop = new AbortController()
  const dropped = line.ask(question('dropped'), false, stop.signal)
  stop.abort()
  const last = line.ask(question('last'), false)
  await expect(failing).rejects.toThrow('broken')
  await expect(dropped).rejects.toThrow('已取消')
  await end('last')
  expect(await last).toBe('last')
  expect(started).toEqual(['last'])
})
