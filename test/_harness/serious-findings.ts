import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Colours depend on the theme and not on the language, all else the other way round. Colours take most of the time. */
export type Look = 'all' | 'colours' | 'words'

/** What axe calls serious or critical on the page, a line each. */
export async function seriousFindings(page: Page, look: Look = 'all'): Promise<string[]> {
  // The grid's scrolled body is AG's own and slow to examine; its keyboard and labels have journeys of their own.
  const axe = new AxeBuilder({ page }).exclude('.ag-grid-scrolling-container')
  if (look === 'colours') axe.withRules(['color-contrast'])
  if (look === 'words') axe.disableRules(['color-contrast'])
  const result = await axe.analyze()
  return result.violations
    .filter((found) => found.impact === 'serious' || found.impact === 'critical')
    .map(
      (found) =>
        `${found.id}: ${found.nodes
          .slice(0, 4)
          .map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    )
}
