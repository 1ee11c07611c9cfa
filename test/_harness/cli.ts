import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const built = resolve(import.meta.dirname, '../../out/main/cli.js')

export interface CliRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** The last line of standard output, read as JSON. */
  readonly last: Record<string, unknown>
}

/** A machine of its own for command lines: a folder with the app's data and room for workspaces. */
export class CliMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'jingwei-cli-'))

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [built, ...args, '--data-dir', join(this.folder, 'data')], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
  }

  run(args: readonly string[], options: { input?: string; env?: Readonly<Record<string, string>> } = {}): Promise<CliRun> {
    const child = this.start(args, options.env)
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()))
    child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()))
    child.stdin?.end(options.input ?? '')
    return new Promise((done) => {
      child.on('close', (status) => {
        const line = stdout.trimEnd().split('\n').at(-1) ?? ''
        let last: Record<string, unknown> = {}
        try {
          last = JSON.parse(line) as Record<string, unknown>
        } catch {
          // Not every command ends with JSON; the test then looks at the text.
        }
        done({ status, stdout, stderr, last })
      })
    })
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
