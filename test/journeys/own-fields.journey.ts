import { chooseFile, expect, gridCell, test } from '../_harness/journey.ts'
import { front, toast } from '../_harness/grid-page.ts'

const list = Buffer.from(
  [
    '序号,客户名称,行业,区域,员工数,年费（万元）,签约日,是否上市,官网',
    '1,甲科技有限公司,电子,华东,"1,200",12.5,2025-03-01,是,https://a.example.com',
    '2,乙贸易有限公司,贸易,华北,88,3,2025-04-02,否,www.b.example.com',
  ].join('\n'),
)

for (const [language, dark] of [
  ['zh-CN', false],
  ['zh-CN', true],
  ['en', false],
] as const)
  test.describe(`${language} ${dark ? 'dark' : 'light'}`, () => {
    test.use({ language, dark })
    const english = language === 'en'
    const say = (zh: string, en: string) => (english ? en : zh)

    test('columns that nobody takes become fields, which the grid edits and settings put in order', async ({ desk }) => {
      const { page, complaints } = desk
      const shot = async (name: string) => {
        if (!process.env['SHOTS']) return
        await page.waitForTimeout(500)
        await page.screenshot({ path: `${process.env['SHOTS']}/${language}-${dark ? 'dark' : 'light'}-${name}.png` })
      }
      await chooseFile(page, '台账.csv', list)
      await front(page).locator('.mapping-table').waitFor()
      await page.getByRole('button', { name: say('把 5 列没有对应的建成字段…', 'Turn 5 unmapped columns into fields…') }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('textbox', { name: say('名称 年费（万元）', 'Name 年费（万元）') })).toHaveValue('年费')
      await expect(dialog).toContainText(say('是 / 否', 'Yes / no'))
      await shot('new-fields')
      await dialog.getByRole('button', { name: say('新建 5 个字段', 'Add 5 fields') }).click()
      await expect(dialog).toHaveCount(0)
      await expect(front(page).locator('.mapping-table')).toContainText(say('万元', '10 thousand'))
      await shot('mapped')
      await page.keyboard.press('Enter')
      await front(page).locator('.check-tabs').waitFor()
      await expect(front(page).locator('.ant-table-row').first()).toContainText('125000.00')
      await shot('check')
      await page.keyboard.press('Enter')
      await page
        .getByRole('link', { name: say('全部', 'All') })
        .first()
        .click()
      await page.setViewportSize({ width: 3200, height: 800 })
      const cell = (row: number, field: string) => gridCell(page, row, field)
      const first = (await cell(0, 'name').innerText()).includes('甲') ? 0 : 1
      await expect(cell(first, 'xNumber1')).toHaveText('1,200')
      await expect(cell(first, 'xMoney1')).toHaveText('¥125,000')
      await expect(cell(first, 'xDate1')).toHaveText('2025-03-01')
      await expect(cell(first, 'xFlag1')).toHaveText(say('是', 'Yes'))
      await expect(cell(first, 'xLink1')).toHaveText('https://a.example.com')
      await cell(first, 'xNumber1').click()
      await page.keyboard.type('1300')
      await page.keyboard.press('Enter')
      await expect(cell(first, 'xNumber1')).toHaveText('1,300')
      await page.keyboard.press('Control+Z')
      await expect(cell(first, 'xNumber1')).toHaveText('1,200')
      await shot('grid')

      await page.setViewportSize({ width: 1280, height: 800 })
      await page.getByRole('link', { name: say('设置', 'Settings') }).click()
      await page.getByRole('tab', { name: say('自定义字段', 'Custom fields') }).click()
      await expect(front(page).getByRole('row').filter({ hasText: '员工数' })).toContainText(say('2 行', '2 rows'))
      await front(page)
        .getByRole('button', { name: say('新建字段', 'New field') })
        .click()
      await page.getByRole('dialog').getByLabel(say('名称', 'Name')).fill('合作级别')
      await page.getByRole('dialog').getByRole('combobox').click()
      await page.getByTitle(say('单选', 'Choice'), { exact: true }).click()
      await page.getByRole('dialog').getByLabel(say('选项', 'Choices')).fill('核心\n一般')
      await shot('define')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('保存', 'Save') })
        .click()
      await expect(toast(page, say('已保存', 'Saved')).first()).toBeVisible()
      await front(page)
        .getByRole('button', { name: say('上移 合作级别', 'Move up 合作级别') })
        .click()
      await expect(front(page).getByRole('row').nth(5)).toContainText('合作级别')
      await shot('settings')
      expect(complaints).toEqual([])
    })
  })
