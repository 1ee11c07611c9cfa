import { app } from 'electron'
import { resolve } from 'node:path'

/**
 * One running app per data folder. A second start hands its arguments to the first and ends; answers false for that
 * second one. Also hears about workspaces that the system asks to open (macOS).
 */
export function becomeSingleInstance(started: (workspace: string | null) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_, argv, workingDirectory) => started(workspaceIn(argv, workingDirectory)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    started(path)
  })
  return true
}

/** The workspace named on a command line: the last argument that ends in .jw. */
export function workspaceIn(argv: readonly string[], workingDirectory: string): string | null {
  const named = argv.slice(1).findLast((argument) => argument.endsWith('.jw') && !argument.startsWith('-'))
  return named === undefined ? null : resolve(workingDirectory, named)
}
