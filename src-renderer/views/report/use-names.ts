import { useDeferredValue, useMemo } from 'react'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useQuery } from '../../wire/use-query.ts'
import type { Named } from './name-picker.tsx'

/** Customers that fit a text, by name, pinyin or initials; null while the answer for this very text is on its way. */
export function useCustomerNames(typed: string): readonly (Named & { side?: string })[] | null {
  const text = useDeferredValue(typed)
  const { data } = useQuery('customers.find', text === '' ? null : { text, limit: 8 })
  return useMemo(() => {
    if (text !== typed || data === undefined) return null
    return data.map(({ id, name, city, ownerName }) => ({
      id,
      name,
      side: [city, ownerName].filter((part) => part !== null).join(' · '),
    }))
  }, [data, text, typed])
}

/** Members that fit a text: by name here, by pinyin as the one-line tasks read them. */
export function useMemberNames(typed: string): readonly Named[] | null {
  const text = useDeferredValue(typed)
  const members = useSteadyQuery('members.list', {}).data
  const { data: line } = useQuery('tasks.readLine', text === '' || /\s/.test(text) ? null : { line: `· @${text}` })
  return useMemo(() => {
    if (text !== typed || members === undefined || (line === undefined && text !== '' && !/\s/.test(text))) return null
    const active = members.filter((one) => one.active)
    const byPinyin = active.filter((one) => one.id === line?.ownerId)
    const byName = active.filter((one) => one.name.includes(text) && one.id !== line?.ownerId)
    return [...byPinyin, ...byName].slice(0, 8).map(({ id, name }) => ({ id, name }))
  }, [members, line, text, typed])
}
