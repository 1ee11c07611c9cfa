import { useMemo } from 'react'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import { useSpeech, type Words } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { fieldWords } from '../changes/index.ts'
import { customerFilterFields } from '../customers/index.ts'

/** What rules are said and built with: fields of each subject with their titles, members, channels. */
export function useRuleFacts() {
  const { words } = useSpeech()
  const subjects = useSteadyQuery('alert-rules.subjects', {}).data
  const choices = useSteadyQuery('customers.choices', {}).data
  const members = useSteadyQuery('members.list', {}).data
  const channels = useSteadyQuery('channels.list', {}).data?.channels
  const fieldsOf = useMemo(() => {
    const customers = customerFilterFields(words, choices, undefined)
    return (subject: string): readonly FilterField[] => {
      if (subject === 'customer') return customers
      const kinds = {
        number: 'number',
        yuan: 'money',
        date: 'date',
        boolean: 'flag',
        text: 'text',
        list: 'text',
        other: 'flag',
      } as const
      const found = subjects?.find((one) => one.name === subject)?.fields ?? []
      return found
        .filter(({ field }) => !/^(id|.*Id|.*Name|cohort|movement)$/.test(field))
        .map(({ field, kind }): FilterField => {
          const rules = words.alertRules
          const title =
            rules.fields[subject]?.[field] ??
            (subject === 'task' ? words.tasks.fields[field] : undefined) ??
            fieldWords(words, field, subject.startsWith('trial') ? 'trial' : subject)
          const known = choicesOf(words, subject, field)
          if (known)
            return {
              field,
              title,
              kind: 'choice',
              choices: Object.entries(known).map(([value, label]) => ({ value, label, count: 0 })),
            }
          return { field, title, kind: kinds[kind] }
        })
    }
  }, [words, subjects, choices])
  const memberNames = useMemo(() => new Map((members ?? []).map((member) => [member.id, member.name])), [members])
  return { subjects, fieldsOf, members: members ?? [], memberNames, channels: channels ?? [] }
}

function trialChoices({ trials }: Words, field: string): Readonly<Record<string, string>> | undefined {
  return { state: trials.states, node: trials.nodes, outcome: trials.outcomes }[field]
}

function choicesOf(words: Words, subject: string, field: string): Readonly<Record<string, string>> | undefined {
  const own = words.alertRules.choices[`${subject}.${field}`]
  if (own) return own
  if (subject.startsWith('trial')) return trialChoices(words, field)
  if (subject.startsWith('quote')) return { state: words.quotes.states, node: words.quotes.nodes }[field]
  if (subject === 'rep') return field === 'role' ? words.settings.roles : undefined
  if (subject === 'lead' && field === 'state') return words.leads.states
  return { state: words.tasks.states, priority: words.tasks.priorities }[field]
}

export type RuleFacts = ReturnType<typeof useRuleFacts>
