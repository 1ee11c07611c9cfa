import type { Page } from '@playwright/test'
import { demoIsWhole, front, openDemo, toast } from '../_harness/grid-page.ts'
import { expect, gridCell, test } from '../_harness/journey.ts'
import { seriousFindings } from '../_harness/serious-findings.ts'

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), `#/${hash}`)
const settings = (page: Page) => go(page, 'settings?section=stages')
const inStage = (stage: string) =>
  `pipeline?${new URLSearchParams({ filter: JSON.stringify([{ field: 'stage', op: 'eq', value: stage }]) })}`
const shot = async (page: Page, name: string) => {
  if (!process.env['SHOTS']) return
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` })
}
/** Chooses an option of a list by typing, as the keyboard does. */
const choose = async (page: Page, list: string, option: string) => {
  await front(page).getByRole('combobox', { name: list }).focus()
  await page.keyboard.press('Enter')
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option })
    .last()
    .click()
}
const column = (page: Page, name: string) => front(page).getByRole('region', { name, exact: true })

test('the shorter template from a later day is seen and taken back; from today its deals move along, and one key takes all back', async ({
  desk,
}) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await demoIsWhole(page)
  await go(page, inStage('match'))
  await expect(gridCell(page, 0, 'amount')).toHaveText(/\d/)
  await gridCell(page, 0, 'amount').click()
  await page.keyboard.press('Delete')
  await expect(gridCell(page, 0, 'amount')).toHaveText('')
  await page.setViewportSize({ width: 1280, height: 900 })
  await settings(page)
  const view = front(page)
  const save = view.getByRole('button', { name: '保存' })
  await expect(view.getByText('现行阶段为标准模板')).toBeVisible()
  await view.getByText('简化（3 个阶段）').click()
  await expect(view.getByRole('row')).toHaveCount(7 + 4)
  await save.press('Enter')
  await expect(view.getByRole('alert')).toContainText(/“方案匹配”里有 \d+ 个商机，请选择移到哪个阶段/)
  await shot(page, 'undecided')

  // From a later day nothing has to be moved yet.
  const from = view.getByLabel('生效日期')
  await from.fill('2026-04-01')
  await from.press('Tab')
  await expect(view.getByRole('combobox', { name: /的商机移到/ })).toHaveCount(0)
  await expect(view.getByText(/请在 2026-04-01 前移走/)).toBeVisible()
  await save.press('Enter')
  await expect(toast(page, '阶段已保存，2026-04-01 起生效')).toBeVisible()
  const coming = view.getByRole('row', { name: /2026-04-01 待生效/ })
  await expect(coming).toContainText('需求确认：原名 需求诊断')
  await expect(coming).toContainText('去掉 线索触达、方案匹配、交付履约、复购裂变')
  await expect(coming).toContainText('2026-04-01 前要移走')
  // The form goes on showing what holds today.
  await expect(view.getByRole('textbox', { name: '阶段 第 1 行' })).toHaveValue('线索触达')
  await shot(page, 'coming')
  expect(await seriousFindings(page, 'all')).toEqual([])
  await coming.getByRole('button', { name: '撤回' }).click()
  await page.locator('.ant-popover:visible').getByRole('button', { name: '撤回' }).click()
  await expect(coming).toBeHidden()

  await view.getByText('简化（3 个阶段）').click()
  await choose(page, '线索触达的商机移到', '需求确认')
  await choose(page, '方案匹配的商机移到', '方案报价')
  await choose(page, '交付履约的商机移到', '赢单')
  await choose(page, '复购裂变的商机移到', '赢单')
  const lacking = view.getByRole('link', { name: /其中 1 个还缺 金额/ })
  await expect(lacking).toBeVisible()
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
  expect(await seriousFindings(page, 'all')).toEqual([])
  await shot(page, 'lacking')
  await save.press('Enter')
  await expect(view.getByText('有些商机缺少新阶段的必填项')).toBeVisible()
  await lacking.click()
  await expect(front(page).getByText('1 个商机', { exact: true })).toBeVisible()
  await gridCell(page, 0, 'amount').click()
  await page.keyboard.type('88000')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 0, 'amount')).not.toHaveText('')
  // What was chosen is still there.
  await page.getByRole('tab', { name: '设置' }).click()
  await expect(lacking).toBeHidden()
  await save.press('Enter')
  await expect(toast(page, /阶段已保存，移动了 [\d,]+ 个商机/)).toBeVisible()
  await expect(view.getByRole('row', { name: /2026-02-25 现行/ })).toContainText('需求确认 → 方案报价 → 合同签署')
  await shot(page, 'short')

  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('link', { name: '看板', exact: true }).click()
  await expect(front(page).locator('.board-column')).toHaveCount(3)
  await expect(column(page, '方案报价')).toBeVisible()
  await shot(page, 'board')
  await page.getByRole('link', { name: '漏斗' }).click()
  await expect(
    front(page)
      .getByRole('button', { name: /^为什么/ })
      .first(),
  ).toBeVisible()
  await expect(front(page).getByRole('button', { name: '为什么 需求确认' })).toBeVisible()
  await expect(front(page).getByRole('button', { name: '为什么 方案匹配' })).toHaveCount(0)
  await shot(page, 'funnel')
  await page.getByRole('link', { name: '周一回顾' }).click()
  await expect(front(page).getByRole('heading').first()).toBeVisible()
  await shot(page, 'review')

  await page.keyboard.press('Control+Z')
  await page.getByRole('link', { name: '看板', exact: true }).click()
  await expect(front(page).locator('.board-column')).toHaveCount(7)
  expect(complaints).toEqual([])
})

test('a stage of our own by the keyboard: named, put before another, asks for its field, and deals go through it', async ({
  desk,
}) => {
  test.slow()
  const { page, complaints } = desk
  await openDemo(page)
  await demoIsWhole(page)
  await page.setViewportSize({ width: 1920, height: 1000 })
  await settings(page)
  const view = front(page)
  await view.getByRole('button', { name: '添加阶段' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '自定义阶段' }).click()
  const name = view.getByRole('textbox', { name: '阶段 第 8 行' })
  await expect(name).toBeFocused()
  await page.keyboard.type('需求诊断')
  await view.getByRole('button', { name: '保存' }).press('Enter')
  await expect(view.getByRole('alert')).toContainText('有两个阶段都叫“需求诊断”')
  await name.fill('小批试用')
  await name.focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('Alt+ArrowUp')
  await expect(view.getByRole('textbox', { name: '阶段 第 3 行' })).toHaveValue('小批试用')
  await expect(view.getByRole('textbox', { name: '阶段 第 3 行' })).toBeFocused()
  await choose(page, '进入前必填 第 3 行', '试用提供日')
  await page.keyboard.press('Escape')
  await view.getByRole('spinbutton', { name: '概率 % 第 3 行' }).fill('30')
  await view.getByRole('combobox', { name: '标准动作 第 3 行' }).fill('约定验收标准')
  await page.keyboard.press('Enter')
  await view.getByRole('button', { name: '保存' }).press('Enter')
  await expect(toast(page, '阶段已保存')).toBeVisible()
  await expect(view.getByRole('row', { name: /2026-02-25 现行/ })).toContainText('添加 小批试用')
  await shot(page, 'own-stage')

  await page.getByRole('link', { name: '看板', exact: true }).click()
  await expect(column(page, '小批试用')).toBeVisible()
  const card = column(page, '需求诊断').locator('.board-card').first()
  const deal = (await card.locator('.board-name').innerText()).trim()
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(deal)
  await expect(dialog).toContainText('试用提供日')
  await page.keyboard.press('Escape')
  await go(page, inStage('diagnose'))
  await gridCell(page, 0, 'stage').click()
  await page.keyboard.type('小批试用')
  await page.keyboard.press('Enter')
  await expect(gridCell(page, 0, 'stage')).toHaveClass(/cell-refused/)
  expect(complaints).toEqual([])
})
