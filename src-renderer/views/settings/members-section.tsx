import { Button, Tag } from 'antd'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Suspense, useState } from 'react'
import type { Member } from '../../../src-preload/contract/members.ts'
import { useSpeech } from '../../text/language.tsx'
import { ExportButton } from '../../grid/desk/export-button.tsx'
import { Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { filteredPlace } from '../customers/index.ts'
import { HandOverDrawer, HandOverRecords } from '../hand-overs/index.ts'
import { MemberDialog } from './member-dialog.tsx'

export function MembersSection() {
  const { words, format } = useSpeech()
  const say = words.settings.members
  const answer = useSteadyQuery('members.list', {})
  const [editing, setEditing] = useState<Member | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const owned = (name: string, more: { field: string; op: 'eq'; value: boolean }[] = []) =>
    filteredPlace([{ field: 'owner', op: 'in', value: [name] }, ...more])
  return (
    <>
      <Section
        title={words.settings.sections.members}
        actions={
          <>
            <ExportButton job="members.export" small />
            <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
              {say.add}
            </Button>
          </>
        }
      >
        <Answered answer={answer}>
          {(members) =>
            members.length === 0 ? (
              <div className="block-body muted">{say.empty}</div>
            ) : (
              <table className="plain-table settings-table">
                <thead>
                  <tr>
                    <th>{say.name}</th>
                    <th>{say.role}</th>
                    <th>{say.region}</th>
                    <th>{say.team}</th>
                    <th>{say.manager}</th>
                    <th className="num">{say.customers}</th>
                    <th className="num">{say.incomplete}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {members.map((member) => (
                    <tr key={member.id}>
                      <td>
                        {member.name} {!member.active && <Tag>{say.left}</Tag>}
                      </td>
                      <td>{words.settings.roles[member.role]}</td>
                      <td>{member.region ?? words.generic.noData}</td>
                      <td>{member.team ?? words.generic.noData}</td>
                      <td>{members.find((one) => one.id === member.managerId)?.name ?? words.generic.noData}</td>
                      <td className="num">
                        {member.customers > 0 ? (
                          <PlaceLink to={owned(member.name)}>{format.count(member.customers)}</PlaceLink>
                        ) : (
                          format.count(0)
                        )}
                      </td>
                      <td className="num">
                        {member.incomplete > 0 ? (
                          <PlaceLink to={owned(member.name, [{ field: 'complete', op: 'eq', value: false }])}>
                            {format.count(member.incomplete)}
                          </PlaceLink>
                        ) : (
                          format.count(0)
                        )}
                      </td>
                      <td className="num">
                        <Button
                          size="small"
                          type="text"
                          aria-label={`${words.generic.edit} ${member.name}`}
                          onClick={() => setEditing(member)}
                        >
                          {words.generic.edit}
                        </Button>
                        <Button
                          size="small"
                          type="text"
                          aria-label={words.handOvers.actionOf(member.name)}
                          onClick={() => setLeaving(member)}
                        >
                          {words.handOvers.action}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Answered>
        {editing !== null && <MemberDialog member={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
        {leaving && (
          <Suspense>
            <HandOverDrawer member={leaving} onClose={() => setLeaving(null)} />
          </Suspense>
        )}
      </Section>
      <Suspense>
        <HandOverRecords />
      </Suspense>
    </>
  )
}
