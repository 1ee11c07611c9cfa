import { Popover } from 'antd'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { ColumnFilter } from './column-filter.tsx'
import type { FilterField } from './filter-field.ts'

interface Props {
  readonly anchor: DOMRect
  readonly field: FilterField
  readonly conditions: readonly FilterCondition[]
  readonly onApply: (next: FilterCondition[]) => void
  readonly onClose: () => void
}

/** The filter under the header it was opened from; the header is AG's, so an unseen anchor stands in for it. */
export function FilterPopover({ anchor, field, conditions, onApply, onClose }: Props) {
  return (
    <Popover
      open
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      onOpenChange={(open) => !open && onClose()}
      content={<ColumnFilter key={field.field} field={field} conditions={conditions} onApply={onApply} />}
    >
      <span
        style={{
          position: 'fixed',
          left: anchor.left,
          top: anchor.top,
          width: Math.max(1, anchor.width),
          height: anchor.height,
          pointerEvents: 'none',
        }}
      />
    </Popover>
  )
}
