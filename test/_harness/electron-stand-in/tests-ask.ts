import { runInThisContext } from 'node:vm'

interface Question {
  readonly id: number
  readonly source: string
  readonly arg: unknown
}

/** Runs a test's function in this process, given Electron: what Playwright's `electronApplication.evaluate` does. */
export function hearTests(electron: object): void {
  if (!process.send) return
  process.on('message', (question: Question) => {
    void answer(question, electron).then((reply) => process.send?.({ standIn: 'answer', id: question.id, ...reply }))
  })
  // The test process is gone: nobody will ask this one to quit.
  process.on('disconnect', () => process.exit(0))
}

async function answer({ source, arg }: Question, electron: object): Promise<{ value?: unknown; thrown?: string }> {
  try {
    // The text comes from the test that started this process, which could as well have changed the file.
    const asked = runInThisContext(`(${source})`) as (electron: object, arg: unknown) => unknown
    return { value: await asked(electron, arg) }
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
