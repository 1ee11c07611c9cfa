import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CallFailed, type FailureKind } from '../../../src-preload/contract/_kit/failure.ts'
import type { PaperVerdict } from '../../../src-preload/contract/_words/quote-rows.ts'
import { missing, print, type Session } from './session.ts'

/** Why a paper is not the one in force: the kind gives the exit status, so that a script can rely on it. */
const refusals: Readonly<Record<Exclude<PaperVerdict, 'in-force'>, readonly [FailureKind, string]>> = {
  superseded: ['conflict', '这一版已被后来的版本取代。'],
  'not-in-force': ['precondition', '这份报价还没有生效。'],
  altered: ['precondition', '这个文件出自本工作区，但内容被改动过。'],
  broken: ['precondition', '这份报价的版本链断了，请运行 jingwei doctor。'],
  unknown: ['not-found', '本工作区没有这份报价。'],
  misread: ['invalid', '凭证号的校验位不对，请核对后再输入。'],
}

/**
 * Is this the quote in force? A file that is there is read, anything else is taken for a voucher, a number or the words of
 * a page. The verdict is printed in any case; the exit status is 0 only when it is in force.
 */
export async function verify(session: Session, [what]: readonly string[]): Promise<void> {
  if (!what) throw missing('用法：jingwei verify FILE.pdf|凭证号|报价编号 --workspace FILE.jw')
  await session.openWorkspace()
  const found = existsSync(what) ? await fileVerdict(session, resolve(what)) : await session.call('quotes.check', { text: what })
  print(found)
  if (found.verdict === 'in-force') return
  const [kind, message] = refusals[found.verdict]
  throw new CallFailed({ code: `verify.${found.verdict}`, kind, message, details: {} })
}

async function fileVerdict(session: Session, path: string) {
  const { fileId } = await session.call('files.admit', { path })
  return session.run('papers.checkFile', { fileId })
}
