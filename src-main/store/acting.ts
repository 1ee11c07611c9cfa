import type { ReadHandle } from './read-handle.ts'

/** Where the file remembers who sits at this desk. */
export const actingPlace = 'acting_member'

/** The member that the person at this desk said they are; otherwise whom the system says. */
export function actingName(read: ReadHandle, otherwise: string): string {
  return (
    read.value<string>(
      `SELECT name FROM member WHERE active = 1 AND id = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = '${actingPlace}')`,
    ) ?? otherwise
  )
}
