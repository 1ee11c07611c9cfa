import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn } from 'node:child_process'

const built = resolve(import.meta.dirname, '../../out/main/cli.js')

/** A workspace made by the command line before a journey opens it: what takes a hand an hour stands there already. */
export class MadeWorkspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'jingwei-made-'))
  readonly path = join(this.folder, 'made.jw')
  readonly #today: string

  constructor(today: string) {
    this.#today = today
  }

  /** Calls a method as the member who acts, and answers with what it printed. Throws with what went wrong. */
  call<T>(method: string, input: unknown = {}): Promise<T> {
    return this.run<T>(['call', method, '-'], JSON.stringify(input))
  }

  run<T>(args: readonly string[], input = ''): Promise<T> {
    const all = [built, ...args, '--workspace', this.path, '--data-dir', join(this.folder, 'data'), '--today', this.#today]
    const child = spawn(process.execPath, all, { stdio: ['pipe', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    child.stdin.end(input)
    return new Promise((done, failed) => {
      child.on('error', failed)
      child.on('close', (status) => {
        if (status !== 0) failed(new Error(`${args.join(' ')} ended with ${status}: ${err}${out}`))
        else done((out.trim() === '' ? null : JSON.parse(out)) as T)
      })
    })
  }
}
