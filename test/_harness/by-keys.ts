import type { Locator, Page } from '@playwright/test'
import { expect } from './journey.ts'

/** Opens a place by the palette, as somebody does whose hands stay on the keyboard. */
export async function goByPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('combobox').last()).toBeFocused()
  await page.keyboard.type(command)
  await expect(page.getByRole('option', { name: command }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Presses one key until this holds the focus; fails where the keyboard does not lead there. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' | 'F6' = 'Tab', most = 60): Promise<void> {
  const page = target.page()
  const passed: string[] = []
  const isThere = () =>
    target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))
  await expect(target).toBeEnabled()
  for (let presses = 0; presses < most; presses++) {
    if (await isThere()) {
      // A dialog that is still opening takes the focus once more.
      await page.waitForTimeout(200)
      if (await isThere()) return
    }
    await page.keyboard.press(key)
    passed.push(
      await page.evaluate(() => {
        const { activeElement: now } = document
        return now?.getAttribute('aria-label') ?? now?.textContent?.slice(0, 12) ?? now?.tagName ?? ''
      }),
    )
  }
  throw new Error(`the keyboard does not get there: ${passed.join(' → ')}`)
}

export async function pressOn(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press(key)
}

/** A file by the button that asks for one. */
export async function chooseByKeys(target: Locator, path: string): Promise<void> {
  await tabTo(target)
  const asked = target.page().waitForEvent('filechooser')
  // The browser is told to ask us instead of a person; that has to be there before the key.
  await target.page().waitForTimeout(300)
  await target.page().keyboard.press('Enter')
  await (await asked).setFiles(path)
}
