import { readFileSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { plainSheet } from '../_fixtures/plain-sheet.ts'
import { front, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, importAsProposed, test } from '../_harness/journey.ts'

const [first, second] = ['杭州第1精密机械有限公司', '杭州第2精密机械有限公司']

const go = (page: Page, address: string) => page.evaluate((hash) => void (location.hash = hash), address)

async function addMember(page: Page, name: string, role: string): Promise<void> {
  await front(page).getByRole('button', { name: '添加成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('角色').click()
  await page.locator('.ant-select-dropdown:visible').getByText(role, { exact: true }).click()
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
}

async function actAs(page: Page, name: string): Promise<void> {
  await front(page).getByLabel('经办人').click()
  await page.keyboard.type(name)
  await page.locator('.ant-select-dropdown:visible').getByText(name).click()
  await expect(page.locator('.status-bar').getByText(`我是 ${name}`)).toBeVisible()
}

async function takeSheet(page: Page, name: string, rows: readonly (readonly string[])[]): Promise<Locator> {
  const path = test.info().outputPath(name)
  writeFileSync(path, plainSheet(rows))
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(path)
  await expect(dialog.getByText(`${name}：${rows.length - 1} 行`)).toBeVisible()
  return dialog
}

async function openRow(page: Page, index: number): Promise<Locator> {
  await gridCell(page, index, 'name').click()
  await page.keyboard.press('Alt+Enter')
  const panel = front(page).getByRole('complementary', { name: '返利对账' })
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(await gridCell(page, index, 'name').innerText())
  return panel
}

test('finance closes a quarter from two sheets: policy, documents, claims, dispute, approval, settlement, proof', async ({
  desk,
}) => {
  test.slow()
  const { page, app, complaints } = desk
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
  await importAsProposed(page, '客户.xlsx', messyCustomers(6))
  await page.setViewportSize({ width: 1920, height: 1080 })
  await go(page, '#/settings')
  await front(page).getByRole('tab', { name: '成员' }).click()
  await addMember(page, '赵财务', '财务')
  await addMember(page, '钱总监', '总监')

  // Settlement says what has to be there first, and leads to it.
  await go(page, '#/rebates')
  const steps = front(page).locator('.first-steps')
  await expect(steps.getByRole('listitem').first()).toContainText('还没有')
  await page.screenshot({ path: test.info().outputPath('first-steps.png') })
  await steps.getByRole('button', { name: '返利政策' }).click()
  await expect(front(page).getByRole('heading', { name: '返利政策' })).toBeVisible()

  // Somebody enters the policy; the sentence says it back and the bench reckons it.
  await go(page, '#/programme')
  await actAs(page, '王强')
  await front(page).getByLabel('政策名称').fill('季度返利')
  const sentence = front(page).locator('.editor-sentence')
  await expect(sentence).toContainText('500,000 元以上、不满 1,000,000 元 返 2%，1,000,000 元以上 返 3%')
  for (const label of ['本版本生效日期', '计返有效期 1']) {
    await front(page).getByLabel(label).fill('2025-01-01')
    await page.keyboard.press('Enter')
  }
  await expect(sentence).toContainText('2025-01-01 至 2026-12-31')
  await expect(front(page).locator('.bench-result')).toContainText('¥36,000.00')
  const carries = front(page).getByRole('checkbox', { name: /净额为负时结转下一期/ })
  await carries.check()
  await expect(sentence).toContainText('负数结转冲减下一期')
  await carries.uncheck()
  await expect(sentence).not.toContainText('结转')
  // Growth may be held against less than nothing; an amount may not.
  await front(page).getByLabel('门槛 1').fill('-5')
  await expect(front(page).getByRole('button', { name: '保存草稿' })).toBeDisabled()
  await front(page).getByLabel('门槛 1').fill('500000')
  await front(page).getByRole('button', { name: '保存草稿' }).click()
  await expect(toast(page, '已保存为草稿，请另一位同事批准')).toBeVisible()

  // Who entered it cannot approve it.
  await front(page)
    .getByRole('button', { name: /批\s*准/ })
    .click()
  await expect(page.getByText('这个角色不能做这一步')).toBeVisible()
  await actAs(page, '赵财务')
  await front(page)
    .getByRole('button', { name: /批\s*准/ })
    .click()
  await front(page)
    .getByRole('button', { name: /生\s*效/ })
    .click()
  await expect(front(page).getByText('生效', { exact: true }).first()).toBeVisible()

  // Sheet one: invoice lines.
  await go(page, '#/transactions')
  await front(page).getByRole('button', { name: '录入单据' }).first().click()
  const lines = await takeSheet(page, '发票明细.xlsx', [
    ['开票日期', '发票号码', '购货单位', '规格型号', '数量', '金额（元）', '是否特价'],
    ['2025-10-12', 'FP-001', first, 'A1', '10', '600000', '否'],
    ['2025-11-05', 'FP-002', first, 'A1', '8', '450000', '否'],
    ['2025-12-01', 'FP-003', first, 'B1', '1', '20000', '是'],
    ['2025-12-20', 'FP-004', second, 'A1', '9', '520000.01', '否'],
  ])
  await lines.getByRole('button', { name: '录入 4 行' }).click()
  await expect(lines).toBeHidden()
  await expect(front(page).getByText('4 行单据')).toBeVisible()

  await go(page, '#/rebates')
  await front(page)
    .getByRole('button', { name: /^计\s*算$/ })
    .click()
  await expect(front(page).getByRole('row', { name: /2025-Q4/ })).toContainText('¥41,900.00')

  // Sheet two: claims, with a line twice, a special price and a wrong tier.
  await go(page, '#/reconciliation?period=2025-Q4')
  await expect(gridCell(page, 0, 'calculated')).toBeVisible()
  await front(page).getByRole('button', { name: '录入申报' }).click()
  const claims = await takeSheet(page, '经销商申报.xlsx', [
    ['客户名称', '发票号', '销售额', '返点', '返利金额'],
    [first, 'fp 001', '600000', '3%', '18000'],
    [first, 'FP-002', '450000', '3%', '13500'],
    [first, 'FP-002', '450000', '3%', '13500'],
    [first, 'FP-003', '20000', '3%', '600'],
    [second, 'JXS-9', '520000.01', '3%', '15600'],
  ])
  await claims.getByRole('button', { name: '录入 5 行申报' }).click()
  await expect(claims).toBeHidden()
  const rowOf = async (name: string) => ((await gridCell(page, 0, 'name').innerText()) === name ? 0 : 1)
  await expect(gridCell(page, await rowOf(first), 'difference')).toHaveText('¥14,100.00')
  const panel = await openRow(page, await rowOf(first))
  const causes = panel.getByRole('region', { name: '差异由什么组成' })
  await expect(causes).toContainText('重复申报')
  await expect(causes).toContainText('¥13,500.00')
  await expect(causes).toContainText('不在计返范围')
  await expect(causes.getByRole('listitem').last()).toContainText('¥0.00')
  await panel.getByLabel('说明').fill('FP-002 报了两次，FP-003 是特价')
  await panel.getByRole('button', { name: '有争议' }).click()
  await expect(gridCell(page, await rowOf(first), 'decision')).toHaveText('有争议')
  await page.screenshot({ path: test.info().outputPath('reconciliation.png') })

  // A disputed quarter does not close.
  await go(page, '#/rebates')
  const closeIt = async () => {
    await front(page)
      .getByRole('button', { name: /关\s*账/ })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /关\s*账/ })
      .click()
  }
  await closeIt()
  await expect(page.getByText('还有没有结论的差异')).toBeVisible()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /取\s*消/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()

  // The second customer's own number is said to be ours, and the difference becomes another.
  await go(page, '#/reconciliation?period=2025-Q4')
  const alias = await openRow(page, await rowOf(second))
  await expect(alias.getByRole('region', { name: '差异由什么组成' })).toContainText('漏报单据')
  await alias.getByLabel('JXS-9 是我方的哪一张').click()
  await page.locator('.ant-select-dropdown:visible').getByText('FP-004').click()
  await expect(alias.getByRole('region', { name: '差异由什么组成' })).not.toContainText('漏报单据')
  await page.screenshot({ path: test.info().outputPath('explained.png') })
  for (const name of [first, second]) {
    const own = await openRow(page, await rowOf(name))
    await own.getByRole('button', { name: /接\s*受/ }).click()
    await expect(gridCell(page, await rowOf(name), 'decision')).toHaveText('接受')
  }
  await expect(gridCell(page, await rowOf(second), 'cause')).toHaveText('档位不符')
  const own = await openRow(page, await rowOf(second))
  await own.getByLabel('凭证号').fill('红字-88')
  await own.getByRole('button', { name: '记录结算' }).click()
  await expect(gridCell(page, await rowOf(second), 'paid')).toHaveText('¥10,400.00')

  await go(page, '#/rebates')
  await closeIt()
  await expect(front(page).getByText('已关账')).toBeVisible()
  await front(page).getByRole('button', { name: '核对封存' }).click()
  await expect(toast(page, '重算结果与封存一致，没有任何改动')).toBeVisible()
  await expect(front(page).getByRole('region', { name: '已批准未支付' })).toContainText('¥31,500.00')

  // The proof of the first customer: on screen, as a workbook, on paper.
  await go(page, '#/reconciliation?period=2025-Q4')
  const closed = await openRow(page, await rowOf(first))
  await closed.getByRole('button', { name: '返利证明' }).click()
  const proof = front(page).locator('.proof')
  await expect(proof).toContainText('¥31,500.00')
  await expect(proof.getByRole('row', { name: /FP-003/ })).toContainText('已排除')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    front(page).getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  // It is the statement that the customer signs as well.
  await expect(proof.getByLabel('往来核对')).toContainText('¥45,600.00')
  await expect(proof.getByText('客户确认（盖章）')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.side-nav')).toBeHidden()
  await expect(proof.getByText('客户确认（盖章）')).toBeVisible()
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe('%PDF')
  await page.screenshot({ path: test.info().outputPath('printed.png'), fullPage: true })
  await page.emulateMedia({ media: 'screen' })

  // A closed quarter is opened again by two people in different roles, by keyboard.
  await go(page, '#/rebates')
  const askToReopen = async () => {
    await front(page)
      .getByRole('button', { name: /重新打开/ })
      .focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('需要两个不同角色的人')
  }
  await askToReopen()
  await page.getByRole('dialog').getByLabel('原因').fill('客户补交十二月的单据')
  await page.getByRole('dialog').getByRole('button', { name: '重新打开' }).press('Enter')
  await expect(toast(page, '已记下申请，请另一位不同角色的同事确认')).toBeVisible()
  await expect(front(page).getByText('已申请重新打开，等待第二个人')).toBeVisible()
  await actAs(page, '钱总监')
  await askToReopen()
  await page.getByRole('dialog').getByRole('button', { name: '确认打开' }).press('Enter')
  await expect(toast(page, '2025-Q4 已重新打开')).toBeVisible()
  await expect(front(page).getByText('未关账')).toBeVisible()
  expect([...hosts].filter((host) => host !== new URL(app.address).hostname)).toEqual([])
  expect(complaints).toEqual([])
})
