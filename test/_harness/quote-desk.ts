import type { Page } from '@playwright/test'
import { messyCustomers } from '../_fixtures/messy-customers.ts'
import { expect, importAsProposed } from './journey.ts'

export async function addMember(page: Page, name: string, role: string): Promise<void> {
  await page.getByRole('button', { name: '添加成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('角色').click()
  await page.locator(`.ant-select-item-option[title="${role}"]`).click()
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
}

/** From now on this desk acts as somebody else. */
export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^我是/ }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('button', { name: `我是 ${name}` })).toBeVisible()
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

/** Customers, members of these names and roles, and the desk acting as the first of them. */
export async function quoteDesk(page: Page, members: readonly (readonly [string, string])[]): Promise<void> {
  await importAsProposed(page, '客户.xlsx', messyCustomers(20))
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '成员' }).click()
  for (const [name, role] of members) await addMember(page, name, role)
  await actAs(page, members[0]?.[0] ?? '')
}

/** A quote of these pasted lines for the first customer; its page is open. */
export async function newQuote(page: Page, lines: string): Promise<void> {
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByRole('button', { name: '新建报价' }).first().click()
  await page.locator('.view-layer:not([hidden]) .ant-select').first().click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await page.locator('.quote-lines-empty').focus()
  await paste(page, lines)
  await page.getByRole('button', { name: '保存报价' }).click()
  await expect(page.locator('.quote-versions').first()).toContainText('V1.0')
}

/** Product, finance and legal pass the open quote on, each as the person given. */
export async function approveAll(
  page: Page,
  people: { product: string; finance: string; legal: string },
  costs: readonly string[],
): Promise<void> {
  const dialog = page.getByRole('dialog')
  const now = page.locator('.quote-step-now')
  const decide = page.locator('.quote-decide')
  await actAs(page, people.product)
  await decide.getByRole('button', { name: /^通\s*过$/ }).click()
  await dialog.getByLabel('不需要').check()
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(now).toContainText('财务成本锁定')
  await actAs(page, people.finance)
  await decide.getByRole('button', { name: '锁定成本并通过' }).click()
  for (const [at, cost] of costs.entries()) await page.getByLabel(`单位成本（不含税） ${at + 1}`, { exact: true }).fill(cost)
  await dialog.getByLabel('关联的 BOM 编号').fill('BOM-2026-017')
  await dialog.getByRole('button', { name: '锁定成本并通过' }).click()
  await expect(now).toContainText('法务条款归档')
  await actAs(page, people.legal)
  await decide.getByRole('button', { name: /^通\s*过$/ }).click()
  await dialog.getByLabel('条款归档编号').fill('FW-2026-031')
  await dialog.getByRole('button', { name: /通\s*过/ }).click()
  await expect(page.locator('.quote-in-force')).toContainText('当前生效版本')
}
