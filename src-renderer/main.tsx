import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { giveNonceToStyles, installTrustedTypes } from './app/trusted-types.ts'
import { reportSurprises } from './app/report-surprises.ts'
import { pickTransport } from './wire/pick-transport.ts'
import { createQueryStore } from './wire/query-store.ts'
import { createWire } from './wire/wire.ts'
import './ui/base.css'

installTrustedTypes()
giveNonceToStyles(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '')
const wire = createWire(pickTransport())
reportSurprises(wire)
const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element')
createRoot(root).render(<App wired={{ wire, queries: createQueryStore(wire) }} />)
