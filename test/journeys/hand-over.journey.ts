import { expect, importAsProposed, test } from '../_harness/journey.ts'

const list = `客户名称,客户类型,行业,区域,来源,负责人,年采购额,联系人,职务
嘉兴恒达智能装备有限公司,终端客户,智能制造,华东,官网表单,张伟,900万,王建国,总经理
苏州普瑞医疗器械有限公司,终端客户,医疗,华东,转介绍,张伟,40万,李敏,采购主管
无锡精工机械有限公司,终端客户,智能制造,华东,转介绍,张伟,60万,吴刚,采购主管
宁波海天塑机有限公司,终端客户,智能制造,华东,转介绍,李娜,10万,何平,采购主管
杭州安恒仪器有限公司,终端客户,医疗,华东,转介绍,周二,10万,许清,采购主管
`

test('all a leaver owns goes to two successors in one action, with a record, and one undo', async ({ desk }) => {
  const { page, complaints } = desk
  await importAsProposed(page, '客户.csv', Buffer.from(list))
  await page.getByRole('navigation').getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '成员' }).click()
  await page.getByRole('button', { name: '交接 张伟' }).click()
  const drawer = page.getByRole('dialog', { name: '交接 张伟 名下的一切' })
  const customers = drawer.locator('.hand-over-table tbody tr').first()
  await expect(customers).toContainText('客户')
  await expect(customers).toContainText('留下 3')
  await expect(drawer.locator('.hand-over-complete')).toContainText('0.00%')
  await expect(drawer.getByRole('button', { name: /^交\s?接$/ })).toBeDisabled()
  for (const name of ['李娜', '周二']) {
    await drawer.getByLabel('全部交给').fill(name)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click()
    await expect(customers).toContainText(`${name} `)
  }
  await expect(customers).toContainText('李娜 1、周二 2')
  await expect(drawer.locator('.hand-over-complete')).toContainText('100.00%')
  await expect(drawer.locator('.hand-over-complete')).toContainText('3 / 3 位联系人')
  await drawer.getByLabel('说明').fill('离职')
  await drawer.getByRole('button', { name: /^交\s?接$/ }).click()
  await expect(drawer).toBeHidden()

  const row = (name: string) => page.locator('.settings-table tbody tr', { hasText: name })
  await expect(row('张伟')).toContainText('已离职')
  await expect(row('周二').locator('td').nth(5)).toHaveText('3')
  const record = page.getByRole('region', { name: '交接记录' })
  await expect(record).toContainText('李娜 1、周二 2')
  await expect(record).toContainText('100.00%')

  await page.keyboard.press('Control+z')
  await expect(row('张伟').locator('td').nth(5)).toHaveText('3')
  await expect(record).toBeHidden()
  expect(complaints).toEqual([])
})
