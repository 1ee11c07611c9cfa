import { front, openDemo, toast } from '../_harness/grid-page.ts'
import { expect, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

test('a version is tested with a customer’s eyes, released, and the customers it disappoints are called', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '资料', exact: true }).click()
  await front(page).getByRole('link', { name: '产品演示' }).click()
  const view = front(page)
  await expect(view.getByRole('button', { name: '发布', exact: true })).toBeDisabled()
  await expect(view.getByRole('list', { name: '版本差异' })).toContainText('同行案例')
  for (const reviewer of ['顾明远', '江一帆']) {
    await view.getByRole('button', { name: '登记评审' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '评审人' }).fill(reviewer)
    await page.keyboard.press('Enter')
    for (const choice of await dialog.getByRole('radio', { name: '看得懂，可以发' }).all()) await choice.check()
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
  }
  await expect(view.getByText('测试已通过').first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await view.getByRole('button', { name: '发布', exact: true }).click()
  const asking = page.getByRole('dialog')
  await expect(asking).toContainText('要致电的客户')
  const customers = /列出 (\d+) 位/.exec(await asking.innerText())?.[1] ?? ''
  await asking.getByRole('button', { name: '发布', exact: true }).click()
  await expect(toast(page, `${customers} 位客户列入致电清单`)).toBeVisible()
  const calls = view.getByRole('region', { name: '需致电的客户' })
  await expect(calls).toContainText('改动')
  await expect(calls).toContainText('技术问题 2 小时首响 → 技术问题 4 小时首响')
  await calls.getByRole('checkbox').first().check()
  await calls.getByRole('button', { name: '标为已致电 1' }).click()
  const [open = 0, total = 0] =
    /待致电 (\d+)，共 (\d+)/
      .exec(await calls.innerText())
      ?.slice(1)
      .map(Number) ?? []
  await expect(calls).toContainText(`待致电 ${total - 1}，共 ${total}`)
  expect(open).toBeGreaterThan(0)
  await page.getByRole('link', { name: '任务', exact: false }).first().click()
  await expect(
    front(page)
      .getByText(/致电 \d+ 位客户：产品演示 V4 改变了服务承诺/)
      .first(),
  ).toBeVisible()
  expect(complaints).toEqual([])
})

test('the finding of a drop leads to what the version changed', async ({ desk }) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '漏斗' }).click()
  await front(page).getByRole('button', { name: '为什么 方案匹配' }).click()
  await front(page).getByRole('link', { name: '看这一版改了什么' }).click()
  await expect(front(page).getByRole('button', { name: /^V3/ })).toHaveAttribute('aria-current', 'true')
  await expect(front(page).getByRole('region', { name: '版本差异' })).toContainText('取消')
  expect(complaints).toEqual([])
})

test('a new version is written from the one before; a commitment that is not in the text is refused', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await page.getByRole('link', { name: '资料', exact: true }).click()
  await front(page).getByRole('link', { name: '产品演示' }).click()
  await front(page).getByRole('button', { name: '添加版本' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '改了什么' }).fill('承诺备机')
  await dialog.getByRole('textbox', { name: '服务承诺' }).fill('备机 7 天')
  await expect(dialog.getByText('正文里找不到：备机 7 天')).toBeVisible()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('alert')).toContainText('有服务承诺不在正文里')
  await dialog.getByRole('textbox', { name: '正文' }).fill('封面\n\n服务承诺\n备机 7 天')
  await expect(dialog.getByRole('checkbox', { name: '2. 服务承诺' })).toBeChecked()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(front(page).getByRole('button', { name: /^V5/ })).toHaveAttribute('aria-current', 'true')
})
