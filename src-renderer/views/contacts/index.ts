import { createElement, lazy } from 'react'
import { IdcardOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const contactsPlace: Place = { view: 'contacts', params: {} }

export const contactsView: ViewDefinition = {
  name: 'contacts',
  icon: createElement(IdcardOutlined),
  component: lazy(() => import('./contacts-view.tsx').then((module) => ({ default: module.ContactsView }))),
  title: (words) => words.contacts.title,
}
