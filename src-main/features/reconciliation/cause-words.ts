import { differenceCauses, type DifferenceCause } from '../../../src-preload/contract/reconciliation.ts'

const words: Readonly<Record<DifferenceCause, string>> = {
  'missing-transaction': '漏报单据',
  'not-in-calculation': '不在计返范围',
  'wrong-tier': '档位不符',
  'wrong-rate': '比率不符',
  'wrong-basis': '金额不符',
  timing: '期间不符',
  rounding: '尾差',
  duplicate: '重复申报',
  'unapproved-exception': '未批准的例外',
}

export const causeWord = (cause: string): string => (words as Readonly<Record<string, string>>)[cause] ?? cause

/** A cause by its code or as people write it; null for anything else. */
export const causeNamed = (text: string): DifferenceCause | null =>
  differenceCauses.find((cause) => cause === text || words[cause] === text) ?? null

export const allCauseWords: readonly string[] = differenceCauses.map((cause) => words[cause])
