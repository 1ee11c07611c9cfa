import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { chooseFile, expect, test } from '../_harness/journey.ts'
import { front } from '../_harness/grid-page.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/pipeline')
const file = (name: string) => readFileSync(`${folder}/${name}.csv`)

async function toCheck(page: Page, name: string): Promise<void> {
  await chooseFile(page, `${name}.csv`, file(name))
  await front(page).locator('.mapping-table').waitFor()
}

for (const [language, dark] of [
  ['zh-CN', false],
  ['zh-CN', true],
  ['en', false],
] as const)
  test.describe(`${language} ${dark ? 'dark' : 'light'}`, () => {
    test.use({ language, dark })
    test.skip(!existsSync(folder), 'the example files are not beside this checkout')
    const say = (zh: string, en: string) => (language === 'en' ? en : zh)

    test('a seller’s pipeline: customers, products, then deals whose one unknown stage is settled once', async ({ desk }) => {
      test.slow()
      const { page, complaints } = desk
      const shot = async (name: string) => {
        if (!process.env['SHOTS']) return
        await page.waitForTimeout(500)
        await page.screenshot({ path: `${process.env['SHOTS']}/${language}-${dark ? 'dark' : 'light'}-deals-${name}.png` })
      }
      const again = () => page.getByRole('button', { name: say('再导入一个文件', 'Import another file') }).click()
      await toCheck(page, 'accounts')
      await page.keyboard.press('Enter')
      await front(page).locator('.check-tabs').waitFor()
      await page.keyboard.press('Enter')
      await again()
      await toCheck(page, 'products')
      await expect(front(page).getByText(say('产品', 'Products'), { exact: true }).first()).toBeVisible()
      await page.keyboard.press('Enter')
      await front(page).locator('.check-tabs').waitFor()
      await page.keyboard.press('Enter')
      await again()
      await toCheck(page, 'sales_pipeline')
      await expect(front(page).locator('.import-target')).toContainText(say('商机', 'Deals'))
      await shot('mapping')
      await page.keyboard.press('Enter')
      await front(page).locator('.check-tabs').waitFor({ timeout: 60_000 })
      await front(page)
        .getByRole('tab', { name: say('没见过的值', 'New values') })
        .click()
      await shot('unknown')
      const stage = front(page).getByRole('row').filter({ hasText: 'Engaging' })
      await expect(stage).toContainText('1,589')
      await stage.getByRole('combobox').fill(say('需求诊断', '需求诊断'))
      await stage.getByRole('combobox').press('Enter')
      await expect(stage).toHaveCount(0, { timeout: 60_000 })
      const rejected = front(page).getByRole('tab', { name: say('拒绝 1,425', 'Rejected 1,425') })
      await rejected.click()
      await expect(front(page).locator('.ant-table-row').first()).toContainText(
        say('没有写所属的客户', 'Does not say which customer'),
      )
      await shot('rejected')
      await front(page)
        .getByRole('button', { name: say('导入 7,375 个商机', 'Import 7,375 deals') })
        .click()
      await page.getByRole('button', { name: say('打开商机', 'Open deals') }).click({ timeout: 60_000 })
      await expect(front(page).getByText(say('664 个商机', '664 deals')).first()).toBeVisible({ timeout: 40_000 })
      await shot('grid')
      expect(complaints).toEqual([])
    })
  })
