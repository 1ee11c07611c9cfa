import type { Failure, FailureKind } from '../../src-preload/contract/_kit/failure.ts'
import type { StoreFailure, StoreFailureCode } from '../store/store-failure.ts'

const storeWords: Readonly<Record<StoreFailureCode, readonly [kind: FailureKind, message: string]>> = {
  'not-found': ['not-found', '找不到这个工作区文件。它可能被移动或改名了，请重新选择。'],
  'not-a-workspace': ['invalid', '这个文件不是经纬工作区（.jw）。如果它是 Excel 或 CSV 名单，请用“导入”打开。'],
  newer: ['precondition', '这个工作区由更新版本的经纬创建，当前版本打开会损坏数据，因此没有打开。请先升级经纬。'],
  damaged: ['precondition', '工作区文件已损坏，没有打开。可以从备份恢复，原文件会保留。'],
  'in-use': ['conflict', '这个工作区正被另一个经纬窗口或进程使用。请先关闭它，再打开。'],
  'read-only': ['precondition', '工作区所在的文件夹是只读的，无法保存修改。请把文件移到可写的文件夹，或修改文件夹权限。'],
  'disk-full': ['external', '磁盘已满，这次没有写入任何数据，已有数据不受影响。请清理磁盘空间后重试。'],
  'cannot-write': ['external', '无法写入这个位置。请检查文件夹是否存在、是否有写入权限。'],
  'migration-failed': ['precondition', '升级工作区格式时出错，文件保持升级前的样子没有改动。请从备份恢复或联系支持。'],
  'already-there': ['conflict', '这个位置已有同名文件。请换一个文件名，或直接打开它。'],
}

/** A store failure under the name of the slice that met it, in the user's words. */
export function storeFailureToFailure(failure: StoreFailure, slice = 'workspace'): Failure {
  const [kind, message] = storeWords[failure.code]
  return { code: `${slice}.${failure.code}`, kind, message, details: { ...failure.details } }
}

/** A failure that came from a thread with a code only gets its words here. */
export function withWords(failure: Failure): Failure {
  if (failure.message !== '') return failure
  const store = failure.code.startsWith('store.')
    ? storeWords[failure.code.slice('store.'.length) as StoreFailureCode]
    : undefined
  return { ...failure, message: store?.[1] ?? surpriseMessage(failure.traceId ?? '') }
}

export function surpriseMessage(traceId: string): string {
  return `程序内部出错，您的数据没有丢失。请重试；若再次出现，请把编号 ${traceId} 告诉支持人员。`
}
