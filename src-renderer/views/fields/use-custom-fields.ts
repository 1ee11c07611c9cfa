import type { CustomList } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

const none: readonly CustomFieldRow[] = []

/** The fields that this workspace defined for a list; undefined until they are known, none where they cannot be read. */
export function useCustomFields(list: CustomList): readonly CustomFieldRow[] | undefined {
  const answer = useSteadyQuery('fields.list', { list })
  return answer.data ?? (answer.failure ? none : undefined)
}
