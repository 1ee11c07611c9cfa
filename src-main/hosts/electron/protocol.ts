import { readFile } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { assetHeaders, contentType, servePage } from '../page-policy.ts'
import { isOurs, pageScheme } from './page-address.ts'

/** Must run while the entry is being evaluated: after `ready` Electron refuses it. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export function serveRenderer(folder: string): void {
  protocol.handle(pageScheme, (request) => answer(folder, request))
}

/** The renderer's files. Anything else, and anything that resolves outside their folder, does not exist. */
async function answer(folder: string, request: Request): Promise<Response> {
  const path = isOurs(request.url) && request.method === 'GET' ? fileFor(folder, new URL(request.url).pathname) : null
  if (path === null) return missing()
  try {
    const bytes = await readFile(path)
    const headers = { 'Content-Type': contentType(path), 'Cache-Control': 'no-store' }
    if (path !== resolve(folder, 'index.html')) return new Response(bytes, { headers: { ...assetHeaders, ...headers } })
    const page = servePage(bytes.toString('utf8'))
    return new Response(page.html, { headers: { ...page.headers, ...headers } })
  } catch {
    return missing()
  }
}

function fileFor(folder: string, pathname: string): string | null {
  try {
    const path = resolve(folder, `.${pathname === '/' ? '/index.html' : decodeURIComponent(pathname)}`)
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : null
  } catch {
    // Not decodable, so not a name that the build wrote.
    return null
  }
}

function missing(): Response {
  return new Response('', { status: 404, headers: assetHeaders })
}
