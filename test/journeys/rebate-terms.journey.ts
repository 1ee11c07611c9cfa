import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { plainSheet } from '../_fixtures/plain-sheet.ts'
import { front, openDemo, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

const go = (page: Page, address: string) => page.evaluate((hash) => void (location.hash = hash), address)

test('targets, groups and aliases are kept; a run goes on beside; many rows get one decision within a tolerance', async ({
  desk,
}) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.setViewportSize({ width: 1920, height: 1080 })

  // Who lacks a target after the last run, and a click that enters it.
  await go(page, '#/rebate-terms')
  await front(page).getByLabel('返利政策').click()
  await page.locator('.ant-select-dropdown:visible').getByText('2025 年度任务达成返利').click()
  const lacking = front(page).getByRole('status')
  await expect(lacking).toContainText('缺 2 个数')
  await lacking.getByRole('button').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('数值').fill('很多')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('不是数字')
  await dialog.getByLabel('数值').fill('150万')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
  await expect(lacking).toContainText('缺 1 个数')
  await page.screenshot({ path: test.info().outputPath('targets.png') })

  // A sheet: a group by its name, and a customer nobody knows.
  await front(page).getByRole('button', { name: '从表格填写' }).click()
  const path = test.info().outputPath('任务分解.xlsx')
  writeFileSync(
    path,
    plainSheet([
      ['客户名称', '年度', '年度任务'],
      ['同康连锁', '2025', '300万'],
      ['没有这家公司', '2025', '100万'],
    ]),
  )
  await dialog.locator('input[type=file]').setInputFiles(path)
  await dialog.getByRole('button', { name: '填写 2 行' }).click()
  await expect(dialog.getByRole('status')).toContainText('已填写 1 行')
  await expect(dialog.getByRole('status')).toContainText('没有名为“没有这家公司”的客户')
  await dialog.getByRole('button', { name: /取\s*消/ }).click()
  await expect(front(page).getByRole('row', { name: /同康连锁/ })).toContainText('3,000,000')

  await front(page).getByRole('tab', { name: '客户集团' }).click()
  await front(page)
    .getByRole('row', { name: /同康连锁/ })
    .getByRole('button', { name: /修\s*改/ })
    .click()
  await dialog.getByLabel('集团名称').fill('同康医药连锁')
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(front(page).getByRole('row', { name: /同康医药连锁/ })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('groups.png') })

  await front(page).getByRole('tab', { name: '编码别名' }).click()
  await expect(front(page).getByRole('row', { name: /JXS20250088|JXS202588/ })).toBeVisible()
  await front(page).getByLabel('对方编码').fill('hx 9')
  await front(page).getByLabel('我方编码').fill('HX-009')
  await page.keyboard.press('Enter')
  await expect(front(page).getByText('两个编码相同')).toBeVisible()
  await front(page).getByLabel('我方编码').fill('FP-009')
  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('row', { name: /HX9/ })).toContainText('FP9')
  await front(page)
    .getByRole('row', { name: /HX9/ })
    .getByRole('button', { name: /删\s*除/ })
    .click()
  await expect(front(page).getByRole('row', { name: /HX9/ })).toBeHidden()

  // A run says how far it is; the period's row follows.
  await go(page, '#/rebates')
  await front(page).getByLabel('经办人').click()
  await page.keyboard.type('郑会计')
  await page.locator('.ant-select-dropdown:visible').getByText('郑会计').click()
  await expect(front(page).getByText('数据有变动')).toBeVisible()
  await front(page).getByRole('button', { name: '重新计算' }).click()
  await expect(toast(page, /已计算 [\d,]+ 项/)).toBeVisible()
  await expect(front(page).getByText('数据有变动')).toBeHidden()

  // Wide enough a tolerance, then one decision for three rows.
  await go(page, '#/settings')
  await front(page).getByRole('tab', { name: '规则', exact: true }).click()
  await front(page).getByLabel('一点小差异不追：不超过多少元').fill('5')
  await front(page)
    .getByRole('button', { name: /保\s*存/ })
    .last()
    .click()
  await expect(toast(page, /已保存/)).toBeVisible()
  await go(page, '#/reconciliation?period=2025-Q4')
  await gridCell(page, 0, 'name').click()
  await gridCell(page, 2, 'name').click({ modifiers: ['Shift'] })
  await front(page).getByRole('button', { name: '给 3 行下结论' }).click()
  await page.screenshot({ path: test.info().outputPath('bulk.png') })
  await dialog.getByRole('radio', { name: '有争议' }).check()
  await dialog.getByRole('button', { name: '记录结论' }).click()
  await expect(dialog.getByText('请写明说明')).toBeVisible()
  await dialog.getByRole('radio', { name: '接受' }).check()
  await dialog.getByRole('button', { name: '记录结论' }).click()
  await expect(toast(page, '已给 3 行记录结论')).toBeVisible()
  for (const row of [0, 1, 2]) await expect(gridCell(page, row, 'decision')).toHaveText('接受')

  expect(complaints).toEqual([])
})
