import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { productFields, type ProductRow } from '../../../src-preload/contract/products.ts'
import { GridDesk } from '../../grid/desk/grid-desk.tsx'
import { useSavedLayout } from '../../grid/desk/use-saved-layout.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { EmptyState, LoadingState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useRevert } from '../changes/index.ts'
import { ListsDrawer } from './lists-drawer.tsx'
import { NewProduct } from './new-product.tsx'
import { PricesDrawer } from './prices-drawer.tsx'
import { productColumns, productFilters } from './product-columns.ts'
import './products.css'

const tables = ['product', 'price_list', 'price_list_entry']

/** What is sold; opening one shows its prices in every list. */
export function ProductsView({ active }: ViewProps) {
  const speech = useSpeech()
  const say = speech.words.products
  const { layout, save } = useSavedLayout('grid:products')
  const total = useSteadyQuery('products.count', {}).data?.count ?? null
  const [shown, setShown] = useState<ProductRow | 'lists' | 'new' | null>(null)
  const { undo } = useRevert()
  const columns = useMemo(() => productColumns(speech), [speech])
  const fields = useMemo(() => productFilters(speech), [speech])
  const undoSet = useCallback((changeSetId: number) => void undo(changeSetId), [undo])
  if (layout === undefined) return <LoadingState rows={12} />
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setShown('new')}>
      {say.add}
    </Button>
  )
  return (
    <section className="desk" aria-label={say.title}>
      <GridDesk<ProductRow>
        slice="products"
        exported="products.export"
        table="product"
        tables={tables}
        active={active && shown === null}
        columns={columns}
        fields={fields}
        initial={[]}
        appendable={productFields}
        total={total}
        layout={layout}
        onLayout={save}
        words={say}
        undo={undoSet}
        onOpen={setShown}
        renderTools={() => (
          <>
            <Button onClick={() => setShown('lists')}>{say.lists.title}</Button>
            {add}
          </>
        )}
        renderEmpty={(filtered) => (
          <div className="desk-over">
            <EmptyState
              title={filtered ? say.noMatch : say.emptyTitle}
              body={filtered ? '' : say.emptyBody}
              actions={!filtered && add}
            />
          </div>
        )}
      />
      {shown === 'lists' && <ListsDrawer onClose={() => setShown(null)} />}
      {shown === 'new' && <NewProduct onClose={() => setShown(null)} />}
      {shown !== null && typeof shown === 'object' && <PricesDrawer product={shown} onClose={() => setShown(null)} />}
    </section>
  )
}
