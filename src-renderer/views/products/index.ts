import { createElement, lazy } from 'react'
import { AccountBookOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const productsPlace: Place = { view: 'products', params: {} }

export const productsView: ViewDefinition = {
  name: 'products',
  icon: createElement(AccountBookOutlined),
  component: lazy(() => import('./products-view.tsx').then((module) => ({ default: module.ProductsView }))),
  title: (words) => words.products.title,
}
