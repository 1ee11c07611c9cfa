import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe calls serious or critical on the page, a line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // The grid's scrolled body is AG's own and slow to examine; its keyboard and labels have journeys of their own.
  const result = await new AxeBuilder({ page }).exclude('.ag-grid-scrolling-container').analyze()
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
