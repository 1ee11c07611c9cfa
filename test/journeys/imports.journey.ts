import type { Page } from '@playwright/test'
import { chooseFile, expect, gridCell, test } from '../_harness/journey.ts'

const head = '客户名称,统一社会信用代码,客户类型,行业,区域,城市,负责人,年采购额,最近拜访日期,备注'
const csv = (...lines: string[]) => Buffer.from([head, ...lines].join('\n'))
const first = csv(
  '上海瑞康医疗器械有限公司,91310115MA1H00004A,终端客户,医疗器械,华东,上海市,张伟,120万,2026-01-05,老客户',
  '杭州海康电子有限公司,,经销商,电子,华东,杭州市,李娜,80万,2026-02-05,',
)
const front = (page: Page) => page.locator('.view-layer:not([hidden])')
const tab = (page: Page, name: string) => front(page).getByRole('tab', { name: new RegExp(`^${name}`) })

async function toCheck(page: Page, name: string, content: Buffer): Promise<void> {
  await chooseFile(page, name, content)
  const columns = front(page).locator('.mapping-table')
  const checked = front(page).locator('.check-tabs')
  // Headers that were imported before need no second look.
  await columns.or(checked).first().waitFor()
  if (await columns.isVisible()) await page.keyboard.press('Enter')
  await checked.waitFor()
}

/** Drops a file on the page as a hand would, wherever it is. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ({ name, bytes }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      const target = document.querySelector('.view-layer:not([hidden]) h1') ?? document.body
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, bytes: [...content] },
  )
}

async function firstImport(page: Page): Promise<void> {
  await toCheck(page, '第一次.csv', first)
  await page.keyboard.press('Enter')
  await front(page).getByRole('button', { name: '再导入一个文件' }).click()
}

test('by mouse: cells put right, values mapped, doubles decided, a row left out', async ({ desk }) => {
  const { page, complaints } = desk
  await firstImport(page)
  await toCheck(
    page,
    '第二次.csv',
    csv(
      '上海瑞康医疗器械有限公司,91310115MA1H00004A,终端客户,医疗器械,华东,上海市,张伟,150万,2026-02-20,',
      '杭州海慷电子有限公司,,经销商,电子,华东,杭州市,李那,约60万,上周,',
      '温州百晟机械有限公司,,经销商,电子,华东,温州市,李那,5万,2026-02-20,',
      '不要的有限公司,,经销商,电子,华东,温州市,李那,5万,2026-02-20,',
      ',,经销商,电子,,,,,,',
    ),
  )

  await test.step('what changes is shown cell by cell', async () => {
    await tab(page, '更新 1').click()
    await expect(front(page).locator('.ant-table-row')).toContainText('1200000.00 1500000.00')
  })
  await test.step('a value is mapped once for all its rows', async () => {
    await tab(page, '没见过的值').click()
    await front(page).getByRole('button', { name: '改成「李娜」' }).click()
    await expect(tab(page, '没见过的值')).toHaveCount(0)
  })
  await test.step('texts that could not be read are replaced, by the suggestion or by hand', async () => {
    await tab(page, '单元格问题 2').click()
    const amount = front(page).getByRole('row').filter({ hasText: '约60万' })
    await expect(amount.getByRole('textbox')).toHaveValue('60万')
    await amount.getByRole('button', { name: '替换' }).click()
    const date = front(page).getByRole('row').filter({ hasText: '上周' })
    await date.getByRole('textbox').fill('2026-02-18')
    await date.getByRole('textbox').press('Enter')
    await expect(tab(page, '单元格问题')).toHaveCount(0)
  })
  await test.step('a rejected row is named in place and goes in', async () => {
    await tab(page, '拒绝 1').click()
    await front(page).getByRole('button', { name: '修改第 6 行的客户名称' }).dblclick()
    await page.keyboard.type('补上名字的有限公司')
    await page.keyboard.press('Enter')
    await expect(tab(page, '拒绝 0')).toBeVisible()
  })
  await test.step('a likely double is the same one', async () => {
    await tab(page, '疑似重复').click()
    const pair = front(page).getByRole('row').filter({ hasText: '杭州海慷电子有限公司' })
    await expect(pair).toContainText('读音相同')
    await pair.getByRole('button', { name: '是同一家' }).click()
    await expect(tab(page, '更新 2')).toBeVisible()
  })
  await test.step('a row without its tick stays out', async () => {
    await tab(page, '新建 3').click()
    await front(page).getByRole('row').filter({ hasText: '不要的有限公司' }).getByRole('checkbox').click()
    await front(page).getByRole('button', { name: '导入 4 个客户' }).click()
    await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  })
  await page.getByRole('link', { name: /^全部/ }).click()
  await expect(front(page).getByText('4 个客户')).toBeVisible()
  await page.setViewportSize({ width: 1920, height: 900 })
  await expect(front(page).getByText('不要的有限公司')).toHaveCount(0)
  await expect(front(page).getByText('李那')).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('by keyboard: people find their customers, a doubtful cell is put right, undone from the history', async ({ desk }) => {
  const { page } = desk
  await firstImport(page)
  const people = [
    '姓名,公司名称,职位,手机号,邮箱',
    '王芳,上海瑞康医疗器械有限公司,采购经理,13812345678,wang@',
    '孙立,没听说过的公司,总经理,13900000001,',
  ]
  await chooseFile(page, '通讯录.csv', Buffer.from(people.join('\n')))
  await expect(front(page).locator('.import-target')).toContainText('联系人')
  await page.keyboard.press('Enter')
  await expect(tab(page, '新建 1')).toBeVisible()

  // The only cell with a problem is where Tab leads to behind the table's own stops.
  const bad = front(page).getByRole('button', { name: '修改第 2 行的邮箱' })
  await bad.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('wang@example.com')
  await page.keyboard.press('Enter')
  await expect(bad).toContainText('wang@example.com')
  await expect(tab(page, '单元格问题')).toHaveCount(0)

  await tab(page, '新建').focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const queue = front(page).getByRole('radiogroup', { name: '怎么处理' })
  await queue.getByRole('radio', { name: '新建，客户也一并新建' }).focus()
  await page.keyboard.press('Space')
  await expect(tab(page, '新建 2')).toBeVisible()
  await page.locator('h1:visible').click()
  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()

  await front(page).getByRole('button', { name: '打开联系人' }).click()
  await expect(front(page).getByText('2 个联系人')).toBeVisible()
  await expect(gridCell(page, 0, 'name')).toHaveText(/王芳|孙立/)

  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('link', { name: '导入历史' }).click()
  const run = front(page).getByRole('row').filter({ hasText: '通讯录.csv' }).first()
  await expect(run).toContainText('联系人')
  await run.getByRole('button', { name: '撤销' }).click()
  await expect(run).toContainText('已撤销')
})

test('a file with known headers goes in with a drop and one Enter, from any page', async ({ desk }) => {
  const { page, complaints } = desk
  await firstImport(page)
  await page.getByRole('link', { name: '今日' }).first().click()
  await drop(page, '这周.csv', csv('无锡新来电子有限公司,,经销商,电子,华东,无锡市,李娜,90万,2026-02-20,'))
  await expect(front(page).getByText('沿用上次的对应')).toBeVisible()
  await expect(front(page).getByText('这周.csv')).toBeVisible()
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/known.png` })
  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^全部\s*3/ })).toBeVisible()
  await drop(page, '下周.csv', csv('苏州再来电子有限公司,,经销商,电子,华东,苏州市,李娜,90万,2026-02-20,'))
  await front(page).getByRole('button', { name: '看列的对应' }).click()
  await expect(front(page).locator('.mapping-table')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('button', { name: '返回修改对应' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a mapping is taken up again by headers, for a file like an earlier one, and forgotten', async ({ desk }) => {
  const { page } = desk
  await firstImport(page)
  await page.getByRole('link', { name: '导入历史' }).click()
  await front(page).getByRole('button', { name: '同样再导入' }).click()
  await expect(front(page).getByText('会按导入「第一次.csv」时的列对应和设置来读新文件')).toBeVisible()
  await chooseFile(page, '再来.csv', first)
  await expect(front(page).getByText('沿用上次的对应')).toBeVisible()
  await front(page).getByRole('button', { name: '看列的对应' }).click()
  await front(page).getByRole('button', { name: '忘记，重新识别' }).click()
  await expect(front(page).getByText('沿用上次的对应')).toHaveCount(0)
  await expect(front(page).getByText('按列名').first()).toBeVisible()
  await page.getByRole('link', { name: '导入历史' }).click()
  await expect(front(page).getByRole('button', { name: '同样再导入' })).toBeVisible()
  await expect(front(page).getByText('记住的列对应')).toHaveCount(0)
})

test('cancelled at each phase, nothing is left, and the file can be imported after all', async ({ desk }) => {
  test.slow()
  const { page } = desk
  // So many that the write is still under way when a hand reaches for the button.
  const rows = 250_000
  const lines = Array.from({ length: rows }, (_, n) => `客户${n}号设备有限公司,,经销商,建材,华南,广州市,李娜,${n},2026-02-01,`)
  await chooseFile(page, '大表.csv', csv(lines.join('\n')))
  const cancel = front(page).getByRole('button', { name: '取消', exact: true })
  const mapping = front(page).locator('.mapping-table')
  await mapping.waitFor()

  await page.keyboard.press('Enter')
  await cancel.click()
  await mapping.waitFor()

  await page.keyboard.press('Enter')
  // A quarter of a million rows on a machine that others use too.
  await expect(tab(page, '新建 250,000')).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Enter')
  await expect(front(page).getByText('正在导入')).toBeVisible()
  await cancel.click()
  // Taking back what is written already takes as long as writing it took.
  await expect(tab(page, '新建 250,000')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('link', { name: /^全部\s*0/ })).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(front(page).getByRole('heading', { name: '我们发现了什么' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('link', { name: /^全部\s*250,?000/ })).toBeVisible()
})

test('a hand quicker than the answer that the work began is not lost', async ({ desk }) => {
  const { page } = desk
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const slow = /imports\.(?:prepare|apply)"/.test(String(message))
      if (slow) setTimeout(() => server.send(message), 1500)
      else server.send(message)
    })
  })
  await page.reload()
  const lines = Array.from({ length: 30_000 }, (_, n) => `客户${n}号设备有限公司,,经销商,建材,华南,广州市,李娜,${n},2026-02-01,`)
  await chooseFile(page, '名单.csv', csv(lines.join('\n')))
  const cancel = front(page).getByRole('button', { name: '取消', exact: true })
  const mapping = front(page).locator('.mapping-table')
  await mapping.waitFor()
  await page.keyboard.press('Enter')
  await cancel.click()
  await expect(mapping).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(tab(page, '新建 30,000')).toBeVisible()
  await page.keyboard.press('Enter')
  await cancel.click()
  await expect(tab(page, '新建 30,000')).toBeVisible()
  await expect(page.getByRole('link', { name: /^全部\s*0/ })).toBeVisible()
})
