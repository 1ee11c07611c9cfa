import { clipboard, front, openCustomers, openDemo, pasteText, shownColumn, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'

test('a range is copied as Excel takes it, and pasted back elsewhere', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await gridCell(page, 0, 'region').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Control+C')
  await expect(page.getByText('已复制 2 行 × 3 列')).toBeVisible()
  const { text, html } = await clipboard(page)
  expect(text).toMatch(/^华东\t[^\t]*\t杭州\S*\r\n华东\t[^\t]*\t杭州\S*$/)
  expect(html).toContain('<table>')
})

test('blocks from Excel and WPS: quoted lines, repeated, extended, one undo', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await gridCell(page, 0, 'remark').click()
  await pasteText(page, '"第一行\n第二行"\r\n普通\r\n')
  await expect(gridCell(page, 0, 'remark')).toHaveText('第一行 第二行')
  await expect(gridCell(page, 1, 'remark')).toHaveText('普通')
  await expect(gridCell(page, 2, 'remark')).toHaveText('')
  await expect(toast(page, '已修改 2 格')).toBeVisible()

  // Two rows over four repeat twice; the sort and the filter are as they were.
  await gridCell(page, 4, 'source').click()
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowDown')
  await pasteText(page, '展会\n转介绍')
  await expect(gridCell(page, 7, 'source')).toHaveText('转介绍')
  expect((await shownColumn(page, 'source', 9)).slice(4, 8)).toEqual(['展会', '转介绍', '展会', '转介绍'])

  // One value fills the range.
  await pasteText(page, '官网\r\n')
  await expect(gridCell(page, 7, 'source')).toHaveText('官网')
  await expect(gridCell(page, 4, 'source')).toHaveText('官网')
  await page.keyboard.press('Control+Z')
  await expect(gridCell(page, 7, 'source')).toHaveText('转介绍')
})

test('what cannot be read is refused with the reason and stays selected; the rest is written', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await gridCell(page, 0, 'lastContactOn').click()
  await pasteText(page, '2026-01-05\r\n上个礼拜\r\n2026年1月7日\r\n')
  await expect(gridCell(page, 0, 'lastContactOn')).toHaveText('2026-01-05')
  await expect(gridCell(page, 2, 'lastContactOn')).toHaveText('2026-01-07')
  await expect(gridCell(page, 1, 'lastContactOn')).toHaveClass(/cell-refused/)
  await expect(gridCell(page, 1, 'lastContactOn')).toHaveText('上个礼拜')
  await expect(toast(page, '已修改 2 格，1 格没有改')).toBeVisible()
  await expect(gridCell(page, 1, 'row-number')).toHaveClass(/number-on/)
  await expect(gridCell(page, 0, 'row-number')).not.toHaveClass(/number-on/)
  await page.getByRole('button', { name: '查看没改的' }).click()
  await expect(page.getByRole('dialog')).toContainText('上个礼拜')
})

test('a table without text is read from its HTML', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await gridCell(page, 0, 'city').click()
  await page
    .locator('.grid-sink textarea')
    .last()
    .evaluate((sink) => {
      const data = new DataTransfer()
      data.setData('text/html', '<table><tr><td>宁波</td></tr><tr><td>温州</td></tr></table>')
      sink.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
  await expect(gridCell(page, 0, 'city')).toHaveText('宁波')
  await expect(gridCell(page, 1, 'city')).toHaveText('温州')
})

test('above a thousand cells the paste is shown first; rows never loaded are written too', async ({ desk }) => {
  test.slow()
  const { page } = desk
  await openDemo(page)
  await gridCell(page, 0, 'remark').click()
  const lines = Array.from({ length: 1500 }, (_, n) => `批注${n + 1}`)
  await pasteText(page, lines.join('\r\n'))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1,500 格将改变，涉及 1,500 行')
  await dialog.getByRole('button', { name: '执行' }).click()
  await expect(toast(page, '已修改 1,500 格')).toBeVisible()
  await expect(gridCell(page, 2, 'remark')).toHaveText('批注3')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('Control+ArrowUp')
  await expect(gridCell(page, 0, 'remark')).toHaveText('批注1')
  await page.keyboard.press('Control+Z')
  await expect(page.locator('.ant-notification')).toContainText('已撤销')
  await expect(gridCell(page, 2, 'remark')).not.toHaveText('批注3')
})

test('Ctrl+Shift+V appends rows by column names', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await gridCell(page, 0, 'name').click()
  await pasteText(
    page,
    '客户名称\t城市\t年采购额\r\n温州新欣电器有限公司\t温州\t12万\r\n绍兴大通布业有限公司\t绍兴\t8万\r\n',
    'Control+Shift+V',
  )
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('追加 2 行')
  await dialog.getByRole('button', { name: '追加' }).click()
  await expect(toast(page, '已追加 2 行')).toBeVisible()
  await expect(front(page).getByText('42 个客户')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('已选 2 行')
})

test('a pasted list of names selects those rows', async ({ desk }) => {
  const { page } = desk
  await openCustomers(page)
  await front(page).getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '按名单选中行' }).click()
  await page.getByRole('textbox', { name: '名单' }).fill('杭州第3精密机械有限公司\n杭州第17精密机械有限公司\n没有这家公司')
  await page.getByRole('button', { name: '查找并选中' }).click()
  await expect(toast(page, '选中了 2 行')).toBeVisible()
  await expect(page.locator('.ant-notification')).toContainText('没有这家公司')
  await expect(page.getByRole('contentinfo')).toContainText('已选 2 行')
})
