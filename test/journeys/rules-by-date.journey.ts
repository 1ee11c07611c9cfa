import { front } from '../_harness/grid-page.ts'
import { expect, importAsProposed, test } from '../_harness/journey.ts'

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
`

test('a weight changes from a day on, today goes on as it was, and what has not begun is taken back', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  await page.evaluate(() => void (location.hash = '#/settings?section=rules'))
  const weight = front(page).getByLabel('年采购额', { exact: true }).first()
  const save = front(page).getByRole('button', { name: '保存' })
  const from = front(page).getByLabel('生效日期')
  await expect(weight).toHaveValue('50')

  await weight.fill('60')
  await from.fill('2026-04-01')
  await from.press('Tab')
  await save.click()
  await expect(page.getByText('规则已保存，2026-04-01 起生效')).toBeVisible()
  const coming = front(page).getByRole('row', { name: /2026-04-01 待生效/ })
  await expect(coming).toContainText('权重 年采购额 50 → 60')
  // The page goes on showing what holds today.
  await expect(weight).toHaveValue('50')

  // What changes today goes on through it, and is no part of its change.
  await front(page).getByLabel('多少天没有互动算有沉默风险').fill('20')
  await save.click()
  await expect(front(page).getByRole('row', { name: /2026-02-25 现行/ })).toContainText('15 → 20')
  await expect(coming).not.toContainText('沉默风险')

  await coming.getByRole('button', { name: '撤回' }).click()
  await page.locator('.ant-popover:visible').getByRole('button', { name: '撤回' }).click()
  await expect(coming).toBeHidden()
  await expect(front(page).getByRole('row', { name: /2026-02-25 现行/ })).toBeVisible()
  expect(complaints).toEqual([])
})
