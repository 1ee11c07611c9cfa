import { Button, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { LeftOutlined, PrinterOutlined, RightOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { usePrint } from '../../ui/use-print.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import './weekly.css'

type Brief = Output<'weekly.brief'>

/** Rule B4: the week of a member on one page of A4. */
export function FridayBriefView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.weekly.brief
  const print = usePrint()
  const [chosen, setChosen] = useState<number | null>(params['member'] === undefined ? null : Number(params['member']))
  const [day, setDay] = useState<string | null>(null)
  const answer = useSteadyQuery('weekly.brief', {
    ...(chosen === null ? {} : { memberId: chosen }),
    ...(day === null ? {} : { day }),
  })
  const members = useSteadyQuery('members.list', {}).data?.filter(({ active }) => active) ?? []
  const memberId = answer.data?.memberId ?? null
  const move = (days: number) => setDay(dayjs(answer.data?.from).add(days, 'day').format('YYYY-MM-DD'))
  return (
    <Page
      title={memberId === null || !answer.data ? say.title : say.of(answer.data.name)}
      note={answer.data && say.span(answer.data.week, answer.data.from, answer.data.to)}
      actions={
        <>
          <Button type="text" icon={<LeftOutlined />} aria-label={say.previous} onClick={() => move(-7)} />
          <Button type="text" icon={<RightOutlined />} aria-label={say.next} onClick={() => move(7)} />
          <Select
            className="week-who"
            aria-label={words.weekly.member}
            placeholder={words.weekly.member}
            value={memberId}
            showSearch={{ optionFilterProp: 'label' }}
            options={members.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: number | null) => setChosen(id)}
          />
          <Button type="primary" icon={<PrinterOutlined />} disabled={memberId === null} onClick={print}>
            {say.print}
          </Button>
        </>
      }
    >
      <Answered answer={answer} rows={8}>
        {(data) => (data.memberId === null ? <EmptyState title={say.nobody} body={say.nobodyBody} /> : <BriefPage data={data} />)}
      </Answered>
    </Page>
  )
}

function BriefPage({ data }: { data: Brief }) {
  const { words, format } = useSpeech()
  const say = words.weekly
  return (
    <div className="brief">
      <Section title={say.brief.completion}>
        {data.actions.length === 0 ? (
          <div className="block-body muted">{say.brief.noTargets}</div>
        ) : (
          <table className="plain-table brief-table" aria-label={say.brief.completion}>
            <thead>
              <tr>
                <th>{say.action}</th>
                <th className="num">{say.brief.doneOf}</th>
                <th className="num">{say.brief.rate}</th>
                <th className="brief-bar-col" aria-hidden />
              </tr>
            </thead>
            <tbody>
              {data.actions.map(({ action, achieved, target }) => {
                const share = target === 0 ? 1 : achieved / target
                return (
                  <tr key={action}>
                    <td>{say.actions[action]}</td>
                    <td className="num">{say.of(format.count(achieved), format.count(target))}</td>
                    <td className="num">{format.percent(share)}</td>
                    <td aria-hidden>
                      <progress className="brief-bar" max={1} value={Math.min(1, share)} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Section>
      <Section title={say.brief.weakest}>
        {data.weakest.length === 0 ? (
          <div className="block-body muted">{say.brief.allReached}</div>
        ) : (
          <ol className="brief-weak">
            {data.weakest.map(({ action, achieved, target }) => (
              <li key={action}>
                {say.actions[action]} <strong>{say.brief.short(format.count(target - achieved))}</strong>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={say.brief.monday(data.monday)}>
        {data.tasks.length + data.steps.length === 0 ? (
          <div className="block-body muted">{say.brief.nothing}</div>
        ) : (
          <table className="plain-table brief-table" aria-label={say.brief.monday(data.monday)}>
            <tbody>
              {data.tasks.map((task) => (
                <tr key={`task ${task.id}`}>
                  <td className="brief-kind">{say.brief.tasks}</td>
                  <td>
                    {task.title}
                    {task.customerName !== null && !task.title.includes(task.customerName) && (
                      <span className="muted"> {task.customerName}</span>
                    )}
                  </td>
                  <td className="num">{task.dueOn}</td>
                </tr>
              ))}
              {data.steps.map((step) => (
                <tr key={`step ${step.id}`}>
                  <td className="brief-kind">{say.brief.steps}</td>
                  <td>
                    {step.title} <span className="muted">{step.deal}</span>
                  </td>
                  <td className="num">{step.dueOn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {data.moreTodo > 0 && <div className="week-foot muted">{say.brief.more(format.count(data.moreTodo))}</div>}
      </Section>
    </div>
  )
}
