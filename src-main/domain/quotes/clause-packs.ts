/** What the clauses for one type of customer are called together. */
export interface ClausePack {
  readonly type: string
  readonly name: string
}

/** The name of the pack of a type of customer (rule C2): its own, else made of the type; null for who has no type. */
export function packName(type: string | null, packs: readonly ClausePack[]): string | null {
  if (type === null || type === '') return null
  return packs.find((pack) => pack.type === type)?.name ?? `${type}条款包`
}
