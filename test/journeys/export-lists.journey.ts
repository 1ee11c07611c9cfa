import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

const front = (page: Page) => page.locator('.view-layer:not([hidden])')

const show = (page: Page, view: string) => page.evaluate((hash) => void (location.hash = hash), `#/${view}`)

/** What a click on 导出 and this choice saves, as csv. */
async function exported(page: Page, inside: ReturnType<Page['locator']>): Promise<{ name: string; lines: string[] }> {
  const download = page.waitForEvent('download')
  await inside.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'CSV (UTF-8)' }).last().click()
  const file = await download
  return {
    name: file.suggestedFilename(),
    lines: readFileSync(await file.path(), 'utf8')
      .trim()
      .split(/\r?\n/),
  }
}

test('members, activities and price lists leave from the pages they are on', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '成员.csv', Buffer.from('姓名,角色,部门\n王芳（北京）,销售经理,一部\n李明,销售,二部'))
  await show(page, 'settings')
  await front(page).getByRole('tab', { name: '成员' }).click()
  const section = front(page).locator('.block', { hasText: '王芳（北京）' }).first()
  await section.getByRole('button', { name: '导出' }).scrollIntoViewIfNeeded()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/members-export.png` })
  const members = await exported(page, section)
  expect(members.name).toBe('成员.csv')
  expect(members.lines[0]).toContain('成员系统编号,姓名,角色')
  expect(members.lines.join('\n')).toContain('王芳（北京）,主管,,一部,是')

  await show(page, 'products')
  await front(page).getByRole('button', { name: '价目表' }).click()
  const drawer = page.getByRole('dialog')
  const prices = await exported(page, drawer)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/prices-export.png` })
  expect(prices.name).toBe('价目表.csv')
  expect(prices.lines[0]).toContain('价格系统编号,价目表名称,产品编码')
  await drawer.locator('.ant-drawer-close').click()
  await expect(drawer).toHaveCount(0)

  await show(page, 'daily-reports')
  const activities = await exported(page, front(page))
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/activities-export.png` })
  expect(activities).toMatchObject({ name: '跟进记录.csv', lines: [expect.stringContaining('跟进系统编号,跟进时间,跟进方式')] })
  expect(complaints).toEqual([])
})
