import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder for files of this process, below `root`, which is named by process id: what processes left there that are no
 * more (a kill, a power cut) is removed.
 */
export function sweepScratch(root: string): string {
  for (const name of namesIn(root)) {
    const pid = Number(name)
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    try {
      rmSync(join(root, name), { recursive: true, force: true })
    } catch {
      // Held by somebody else: the next start tries again.
    }
  }
  return join(root, String(process.pid))
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}

/** Signal 0 asks only; a process that may not be asked is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
