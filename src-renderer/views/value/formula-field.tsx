import { Button, Form, Input, Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useDeferredValue, useId, useRef, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import type { Speech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { CustomerPicker } from '../services/index.ts'

/** The formula of an indicator, with what it may name, tried with a customer as it is typed. */
export function FormulaField({ data }: { data: Output<'value.indicatorDefinitions'> }) {
  const { words, language } = useSpeech()
  const say = words.valueIndicators
  const form = Form.useFormInstance()
  const tryId = useId()
  const area = useRef<TextAreaRef>(null)
  const [customerId, setCustomerId] = useState<number>()
  const formula = String(Form.useWatch('formula', form) ?? '')
  const typed = useDeferredValue(formula)
  const tried = useSteadyQuery('value.tryFormula', customerId === undefined ? null : { formula: typed, customerId })
  const insert = (text: string) => {
    const input = area.current?.resizableTextArea?.textArea
    const [from, to] = [input?.selectionStart ?? formula.length, input?.selectionEnd ?? formula.length]
    form.setFieldValue('formula', `${formula.slice(0, from)}${text}${formula.slice(to)}`)
    // Between the brackets of a function, behind anything else.
    const caret = from + text.length - (text.endsWith('()') ? 1 : 0)
    requestAnimationFrame(() => {
      input?.focus()
      input?.setSelectionRange(caret, caret)
    })
  }
  const figures = [
    ...data.figures.map((one) => {
      const name = language === 'zh-CN' ? one.zh : one.en
      return { value: name, label: name, about: say.about[one.key] ?? '' }
    }),
    ...data.definitions.map(({ name }) => ({ value: quoted(name), label: name, about: say.name })),
  ]
  return (
    <>
      <Form.Item
        name="formula"
        label={say.formula}
        extra={say.formulaHint}
        rules={[{ required: true, whitespace: true, message: say.missingFormula }]}
      >
        <Input.TextArea ref={area} rows={2} maxLength={300} className="formula-text" />
      </Form.Item>
      <div className="formula-tools">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={say.insertFigure}
          aria-label={say.insertFigure}
          popupMatchSelectWidth={460}
          options={figures}
          optionRender={figureOption}
          onChange={(name: string | null) => name !== null && insert(name)}
        />
        {Object.values(say.functions).map((text) => (
          <Button key={text} onClick={() => insert(text)}>
            {text}
          </Button>
        ))}
      </div>
      <Form.Item label={say.tryWith} htmlFor={tryId}>
        <CustomerPicker
          id={tryId}
          placeholder={say.chooseCustomer}
          onChange={setCustomerId}
          {...(customerId === undefined ? {} : { value: customerId })}
        />
      </Form.Item>
      {customerId !== undefined && tried.data && <Tried tried={tried.data} />}
    </>
  )
}

function figureOption({ data }: { data: { label: string; about: string } }) {
  return (
    <span className="formula-option">
      {data.label} <span className="muted">{data.about}</span>
    </span>
  )
}

/** A name as a formula can hold it. */
const quoted = (name: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `[${name}]`)

function Tried({ tried }: { tried: Output<'value.tryFormula'> }) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.valueIndicators
  if (tried.fault) return <p className="tried-fault">{faultText(tried.fault, speech)}</p>
  return (
    <div className="tried" aria-live="polite">
      <p>
        {tried.workings} = <strong className="num">{tried.value ?? say.noResult}</strong>
      </p>
      {tried.figures.length > 0 && (
        <table className="plain-table value-table">
          <thead>
            <tr>
              <th>{say.figure.name}</th>
              <th>{say.figure.quarter}</th>
              <th className="num">{say.figure.value}</th>
            </tr>
          </thead>
          <tbody>
            {tried.figures.map(({ name, quarter, value, kind }) => (
              <tr key={`${name} ${quarter}`}>
                <td>
                  {name} {kind === 'unknown' && <span className="tried-fault">{say.unknownName}</span>}
                </td>
                <td>{words.value.quarterShort(quarter)}</td>
                <td className="num">{value ?? words.generic.noData}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function faultText({ fault, at }: { fault: string; at: number }, { words }: Speech): string {
  const text = words.valueIndicators.faults[fault] ?? fault
  return typeof text === 'string' ? text : text(String(at + 1))
}
