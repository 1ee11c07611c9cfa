import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { stepLines } from './step-lines.ts'

export const proofPlace = (period: string, party: number, name: string): Place => ({
  view: 'proof',
  params: { period, party: String(party), name },
})

export const proofView: ViewDefinition = {
  name: 'proof',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./proof-view.tsx').then((module) => ({ default: module.ProofView }))),
  title: (words, params) => words.proof.title(params['name'] ?? ''),
}
