import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, launchPage, test, today } from '../_harness/journey.ts'
import { startApp } from '../_harness/app-page.ts'

test('the demo shows every number alive', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: '先看演示数据' }).click()
  await expect(page.getByText('需要处理')).toBeVisible({ timeout: 40_000 })
  await expect(page.getByRole('link', { name: '5,000 个客户' })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('演示数据')
})

test('a damaged workspace opens into the recovery page, which says why and restores a backup', async ({ desk, chromium }) => {
  const { page, app } = desk
  await page.getByRole('button', { name: '建立空白工作区' }).click()
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(page.getByText('备份完成')).toBeVisible()
  await app.stop()

  const folder = join(app.dataDir, 'Jingwei')
  const file = (await readdir(folder)).find((name) => name.endsWith('.jw'))
  await writeFile(join(folder, file ?? ''), Buffer.alloc(40_960, 7))
  const again = await startApp({ dataDir: app.dataDir, today })
  const other = await launchPage(chromium, again.address)
  await expect(other.getByRole('heading', { name: '工作区没能打开' })).toBeVisible()
  await expect(other.getByText('可用的备份')).toBeVisible()
  await other.getByRole('button', { name: '用这份恢复' }).first().click()
  await expect(other.getByRole('heading', { name: '概览' })).toBeVisible()
  await other.context().close()
  await again.stop()
})
