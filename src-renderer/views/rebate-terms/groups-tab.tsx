import { Button } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { customerPlace } from '../customers/index.ts'
import { GroupDialog } from './group-dialog.tsx'

export type Group = Output<'transactions.groupsOfCustomers'>[number]

/** Customers that reach their tiers together. */
export function GroupsTab() {
  const { words, format } = useSpeech()
  const say = words.rebateTerms.groups
  const answer = useSteadyQuery('transactions.groupsOfCustomers', {})
  const [editing, setEditing] = useState<Group | 'new' | null>(null)
  const add = (
    <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say.add}
    </Button>
  )
  return (
    <Section title={words.rebateTerms.tabs.groups} actions={add}>
      <Answered answer={answer}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState title={say.emptyTitle} body={say.emptyBody} />
          ) : (
            <table className="plain-table terms-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th className="num">{say.count}</th>
                  <th>{say.customers}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.id}>
                    <td>
                      <strong>{group.name}</strong>
                    </td>
                    <td className="num">{format.count(group.customers.length)}</td>
                    <td>
                      <span className="terms-members">
                        {group.customers.length === 0 && <span className="muted">{say.nobody}</span>}
                        {group.customers.map(({ id, name }) => (
                          <PlaceLink key={id} to={customerPlace(id, name)}>
                            {name}
                          </PlaceLink>
                        ))}
                      </span>
                    </td>
                    <td>
                      <div className="terms-row-actions">
                        <Button size="small" type="text" onClick={() => setEditing(group)}>
                          {say.change}
                        </Button>
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {editing !== null && <GroupDialog group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}
