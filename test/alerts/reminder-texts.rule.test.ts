import { expect, test } from 'vitest'
import { placeholdersOf } from '../../src-main/domain/alert-rules/rule-text.ts'
import { hasShippedWords, shippedRules } from '../../src-main/domain/alert-rules/shipped-rules.ts'
import { speechIn } from '../../src-renderer/text/language.tsx'
import { reminderFact } from '../../src-renderer/text/reminder-facts.ts'
import { alertText } from '../../src-renderer/views/alerts/alert-text.ts'

const han = /\p{Script=Han}/u

test('every shipped rule says itself in English from its figures, and only while its words are the shipped ones', () => {
  for (const { key, definition } of shippedRules) {
    const names = [...placeholdersOf(definition.title), ...placeholdersOf(definition.body)]
    for (const name of names) expect(reminderFact(name), `${key} {${name}}`).toBeDefined()
    const facts = Object.fromEntries(names.map((name, at) => [name, `v${at}`]))
    const alert = { rule: key, title: '标题', body: '正文', shippedWords: true, facts }
    const { title, body } = alertText(speechIn('en'), alert)
    expect(`${key} ${title} ${body}`).not.toMatch(han)
    expect(title.length).toBeGreaterThan(0)
    expect(alertText(speechIn('en'), { ...alert, shippedWords: false })).toMatchObject({ title: '标题', body: '正文' })
    expect(alertText(speechIn('zh-CN'), alert)).toMatchObject({ title: '标题' })
    expect(speechIn('en').words.alerts.shippedNames[key], key).toBeDefined()
    expect(hasShippedWords(key, definition)).toBe(true)
    expect(hasShippedWords(key, { ...definition, title: '改过的' })).toBe(false)
  }
  expect(hasShippedWords('own-1', { title: '', body: '' })).toBe(false)
})

test('figures are said as they stood: days, clauses, and a dash for what is not known', () => {
  const say = (rule: string, facts: Record<string, string | number | null>) =>
    alertText(speechIn('en'), { rule, title: '', body: '', shippedWords: true, facts }).title
  const end = (days: number) => say('service-ending-30', { 客户名称: 'Acme', 距到期天数: days })
  expect([-3, 0, 1, 20].map(end)).toEqual([
    'Acme: service ended 3 days ago',
    'Acme: service ends today',
    'Acme: service ends tomorrow',
    'Acme: service ends in 20 days',
  ])
  expect(say('promise-breached', { 客户名称: 'Acme', 条款: '投诉闭环' })).not.toMatch(han)
  expect(say('promise-breached', { 客户名称: 'Acme', 条款: '备件到货' })).toContain('备件到货')
  expect(say('dormant-risk', { 客户名称: null })).toBe('—: no contact for — days')
})
