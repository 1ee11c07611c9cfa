import { randomBytes } from 'node:crypto'

/** What index.html carries where the nonce of this page load belongs. */
const placeholder = '__CSP_NONCE__'

export interface ServedPage {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** The page with a nonce of its own and the headers that keep anything but our files from running in it. */
export function servePage(html: string): ServedPage {
  const nonce = randomBytes(16).toString('base64')
  return { html: html.replaceAll(placeholder, nonce), headers: { ...assetHeaders, 'Content-Security-Policy': policy(nonce) } }
}

/** Sent with every file. */
export const assetHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

function policy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ')
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  map: 'application/json',
}

export function contentType(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
