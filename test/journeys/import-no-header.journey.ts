import { chooseFile, expect, test } from '../_harness/journey.ts'

const rows = [
  '杭州甲设备有限公司,孙立,13900000001,浙江,80万',
  '宁波乙仪器有限公司,李明,13900000002,浙江,12万',
  '合肥丙科技有限公司,王芳,0551-65123456,安徽,3万',
]

test('a list without a header goes in: its columns are A, B, C, read by their values, its first row is a row', async ({
  desk,
}) => {
  const { page, complaints } = desk
  const front = page.locator('.view-layer:not([hidden])')
  await chooseFile(page, '没有表头.csv', Buffer.from(rows.join('\n')))
  await expect(front.getByText('没有认出表头')).toBeVisible()
  await front.getByRole('button', { name: '这份表没有表头' }).click()
  await expect(front.getByText('没有认出表头')).toHaveCount(0)
  await expect(front.locator('.head-table thead')).toHaveText('ABCDE')
  await expect(front.getByText('认出 4 / 5 列')).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/no-header.png` })

  await test.step('it can be taken back', async () => {
    const without = front.getByRole('checkbox', { name: '没有表头，第一行就是数据' })
    await without.uncheck()
    await expect(front.getByText('没有认出表头')).toBeVisible()
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/no-header-asked.png` })
    await without.click()
    await expect(front.getByText('认出 4 / 5 列')).toBeVisible()
  })

  await page.keyboard.press('Enter')
  await expect(front.getByRole('tab', { name: /^新建 3/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(front.getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^全部\s*3/ })).toBeVisible()

  // The same list again is read in the same way, without being asked about its header.
  await front.getByRole('button', { name: '再导入一个文件' }).click()
  await page.getByRole('link', { name: '导入历史' }).click()
  await front.getByRole('button', { name: '同样再导入' }).click()
  await chooseFile(page, '没有表头.csv', Buffer.from(rows.join('\n')))
  await expect(front.getByRole('tab', { name: /^无变化 3/ })).toBeVisible()
  expect(complaints).toEqual([])
})
