import { memberTarget } from '../imports/targets/member-target.ts'

const named: ReadonlyMap<string, string> = new Map(
  memberTarget.fields
    .flatMap((field) => (field.key === 'role' && field.choices ? Object.entries(field.choices) : []))
    .flatMap(([role, words]) => [role, ...words.split(' ')].map((word) => [word, role] as const)),
)

/** A role by whatever it is called in either language, as the key it is kept by; other words stay as they are. */
export const roleNamed = (word: string): string => named.get(word.trim().toLowerCase()) ?? word
