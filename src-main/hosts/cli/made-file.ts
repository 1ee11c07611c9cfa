import { copyFileSync, createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import { missing, type Session } from './session.ts'

/** A file that the app made and holds for whoever asked: its ticket means nothing once the command line has ended. */
export function madeFile(session: Session, answer: unknown): HeldFile | null {
  if (typeof answer !== 'object' || answer === null || !('fileId' in answer) || !('name' in answer)) return null
  const held = answer as HeldFile
  return session.app.files.pathOf(held.fileId) === undefined ? null : held
}

/**
 * Gives a made file to the person: to `-o FILE`, or under its own name in the present folder; `-o -` writes it to standard
 * output. Answers where it went, null for standard output.
 */
export async function giveFile(
  session: Session,
  { fileId, name }: HeldFile,
  output = session.options.output,
): Promise<string | null> {
  const path = session.app.files.pathOf(fileId)
  if (path === undefined) throw missing('文件已不在。')
  if (output === '-') {
    await pipeline(createReadStream(path), process.stdout, { end: false })
    return null
  }
  const target = resolve(output ?? name)
  copyFileSync(path, target)
  return target
}
