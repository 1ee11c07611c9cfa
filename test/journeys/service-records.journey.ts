import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
苏州普瑞医疗器械有限公司,终端客户,医疗,华东,转介绍,张伟,40万,李敏,采购主管
苏州恒远精密有限公司,终端客户,智能制造,华东,转介绍,张伟,20万,周强,经理
`

const at = (page: Page, place: string) => page.evaluate((hash) => void (location.hash = hash), `#/${place}`)
const front = (page: Page) => page.locator('.view-layer:not([hidden])')

/** Opens the form by its key once the list is there and listens. */
async function open(page: Page, place: string): Promise<void> {
  await at(page, place)
  await expect(front(page).locator('section.desk')).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('dialog').getByLabel('一行写完')).toBeFocused({ timeout: 2000 })
  }).toPass()
}

/** The words of a PDF of ours, as a reader finds them: every code is the character of that number. */
const wordsOf = (pdf: string): string =>
  [...pdf.matchAll(/<([0-9a-f]+)> Tj/g)]
    .map(([, codes = '']) => codes.replace(/.{4}/g, (code) => String.fromCharCode(Number.parseInt(code, 16))))
    .join('')

test('a ticket, a meeting and an output are one line and Enter each, by keyboard alone', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  const line = page.getByRole('dialog').getByLabel('一行写完')

  await open(page, 'tickets')
  await page.keyboard.type('恒达 投诉 外箱破损 昨天15:30 @张伟')
  await page.keyboard.press('Enter')
  // Saved, and ready for the next one.
  await expect(line).toHaveValue('')
  await expect(line).toBeFocused()
  await page.keyboard.type('普瑞 技术问题 报告打不开 2小时前')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('')
  // Two customers are of Suzhou: one has to be chosen, and nothing is saved meanwhile.
  await page.keyboard.type('苏州 投诉 发票开错')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/有几位客户都对得上.*普瑞/)
      .first(),
  ).toBeVisible()
  await expect(line).toHaveValue('苏州 投诉 发票开错')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  const rows = front(page).locator('.ag-center-cols-container, .ag-grid-scrolling-container')
  await expect(rows.getByText('外箱破损').first()).toBeVisible()
  await expect(rows.getByText('2026-02-24 15:30').first()).toBeVisible()
  await expect(rows.getByText('报告打不开').first()).toBeVisible()
  await expect(rows.getByText('发票开错')).toHaveCount(0)

  await open(page, 'meetings')
  await page.keyboard.type('恒达 复盘 一季度战略复盘 昨天')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(front(page).getByText('一季度战略复盘').first()).toBeVisible()
  await expect(front(page).getByText('战略复盘会', { exact: true }).first()).toBeVisible()

  await open(page, 'cocreations')
  await page.keyboard.type('恒达 白皮书 产线节拍优化 2月10日')
  await page.keyboard.press('Enter')
  await expect(line).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(front(page).getByText('产线节拍优化').first()).toBeVisible()
  await expect(front(page).getByText('2026-02-10').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('a ticket handed over twice counts two hand-offs in the list and in the report', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list.replace('转介绍,张伟,20万', '转介绍,李娜,20万')))
  await open(page, 'tickets')
  await page.keyboard.type('恒达 投诉 外箱破损 昨天15:30 @张伟')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('一行写完')).toHaveValue('')
  await page.keyboard.press('Escape')
  await front(page).getByText('外箱破损').first().click()
  await page.keyboard.press('Alt+Enter')
  const dialog = page.getByRole('dialog')
  for (const name of ['李娜', '张伟']) {
    await dialog.getByLabel('转给').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
    await expect(dialog.locator('li').filter({ hasText: `→ ${name}` })).toBeVisible()
  }
  await expect(dialog.getByText(/已转手 2 次/)).toBeVisible()
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test.describe('on a demo', () => {
  test('the review pack is saved as a PDF in which the words are found', async ({ desk }, info) => {
    const { page, complaints } = desk
    await page.getByRole('button', { name: /演示/ }).first().click()
    await expect(page.getByRole('navigation').getByText('5,000')).toBeVisible({ timeout: 60_000 })
    await at(page, 'success')
    await front(page).locator('tr', { hasText: '2 / 2' }).first().getByText('价值回顾包').click()
    const first = front(page).getByLabel('第 1 件事')
    await expect(first).toHaveValue(/.+/)
    await first.fill('四月起每周三现场回访，直到超时为零')
    await first.press('Tab')
    await expect(front(page).getByText('已改写并保存')).toBeVisible()
    const download = page.waitForEvent('download')
    await front(page).getByRole('button', { name: '存为 PDF' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/价值回顾 2026-02-25\.pdf$/)
    const path = info.outputPath('pack.pdf')
    await file.saveAs(path)
    const words = wordsOf(readFileSync(path, 'latin1'))
    expect(words).toContain('四月起每周三现场回访')
    for (const part of ['一、价值总结', '一年前', '二、服务对比', '三、接下来三件事']) expect(words).toContain(part)
    // Back again: what was written is still there, and can be given up for what the rule proposes.
    await page.reload()
    await expect(front(page).getByLabel('第 1 件事')).toHaveValue('四月起每周三现场回访，直到超时为零')
    await front(page).getByRole('button', { name: '恢复系统建议' }).click()
    await expect(front(page).getByLabel('第 1 件事')).not.toHaveValue('四月起每周三现场回访，直到超时为零')
    expect(complaints).toEqual([])
  })
})
