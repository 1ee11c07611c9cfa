import { Alert, App, Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Letterhead } from '../../../src-preload/contract/papers.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { readLogo, type LogoTrouble } from './logo-file.ts'
import './letterhead.css'

const languages = ['zh', 'en'] as const
const companyFields = ['name', 'address', 'footer'] as const
const reachFields = ['phone', 'email', 'taxNumber'] as const

/** Whom the pages that leave the house are from. */
export function LetterheadSection() {
  const answer = useSteadyQuery('papers.letterhead', {})
  return <Answered answer={answer}>{(stored) => <LetterheadForm key={JSON.stringify(stored)} stored={stored} />}</Answered>
}

function LetterheadForm({ stored }: { stored: Letterhead }) {
  const { words } = useSpeech()
  const say = words.letterhead
  const { message } = App.useApp()
  const save = useCommand('papers.saveLetterhead')
  const [values, setValues] = useState(stored)
  const [trouble, setTrouble] = useState<LogoTrouble | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const put = (patch: Partial<Letterhead>) => setValues((now) => ({ ...now, ...patch }))
  const changed = JSON.stringify(values) !== JSON.stringify(stored)
  const submit = async () => {
    if (await save.run(values)) void message.success(say.saved)
  }
  const takeLogo = async (file: File) => {
    const read = await readLogo(file)
    setTrouble('trouble' in read ? read.trouble : null)
    if ('address' in read) put({ logo: read.address })
  }
  return (
    <Section
      title={say.title}
      actions={
        <>
          {changed && <span className="muted">{say.unsaved}</span>}
          <Button type="primary" size="small" disabled={!changed} loading={save.busy} onClick={() => void submit()}>
            {say.save}
          </Button>
        </>
      }
    >
      <p className="block-body muted settings-intro">{say.hint}</p>
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <div className="letterhead">
        <span />
        {languages.map((language) => (
          <span key={language} className="letterhead-column">
            {say[language]}
          </span>
        ))}
        {companyFields.map((field) => (
          <div key={field} className="letterhead-row">
            <span className="letterhead-label">{say[field]}</span>
            {languages.map((language) => {
              const props = {
                'aria-label': `${say[field]} ${say[language]}`,
                value: values[language][field],
                onChange: ({ target }: { target: { value: string } }) =>
                  put({ [language]: { ...values[language], [field]: target.value } }),
              }
              return field === 'footer' ? (
                <Input.TextArea key={language} {...props} rows={2} maxLength={500} placeholder={say.footerHint} />
              ) : (
                <Input key={language} {...props} maxLength={200} />
              )
            })}
          </div>
        ))}
        {reachFields.map((field) => (
          <div key={field} className="letterhead-row">
            <span className="letterhead-label">{say[field]}</span>
            <Input
              aria-label={say[field]}
              maxLength={field === 'email' ? 120 : field === 'phone' ? 60 : 40}
              value={values[field]}
              onChange={({ target }) => put({ [field]: target.value })}
            />
          </div>
        ))}
        <div className="letterhead-row">
          <span className="letterhead-label">{say.logo}</span>
          <div className="letterhead-logo">
            {values.logo !== null && <img src={values.logo} alt={say.logo} />}
            <Button onClick={() => picker.current?.click()}>{say.chooseLogo}</Button>
            {values.logo !== null && <Button onClick={() => put({ logo: null })}>{say.removeLogo}</Button>}
            <span className="muted">{say.logoHint}</span>
            <input
              ref={picker}
              type="file"
              hidden
              aria-hidden
              accept="image/png,image/jpeg"
              onChange={({ target }) => {
                const file = target.files?.[0]
                target.value = ''
                if (file) void takeLogo(file)
              }}
            />
          </div>
        </div>
        <div className="letterhead-row">
          <span />
          <div className="letterhead-seals">
            <Checkbox checked={values.seal} onChange={({ target }) => put({ seal: target.checked })}>
              {say.seal}
            </Checkbox>
            <Checkbox checked={values.customerSeal} onChange={({ target }) => put({ customerSeal: target.checked })}>
              {say.customerSeal}
            </Checkbox>
          </div>
        </div>
      </div>
      {trouble !== null && <Alert type="warning" showIcon title={trouble === 'bad' ? say.badLogo : say.logoTooLarge} />}
    </Section>
  )
}
