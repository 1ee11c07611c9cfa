import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HeldFiles } from '../../adapters/system/held-files.ts'
import { safeName } from '../../adapters/system/held-files.ts'
import { assetHeaders, contentType, servePage } from '../page-policy.ts'

const uploadLimit = 2 * 1024 ** 3

/** The renderer's files. Anything that resolves outside their folder does not exist. */
export function serveAsset(folder: string, pathname: string, response: ServerResponse): void {
  const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`)
  const inside = path.startsWith(folder + sep) && statSync(path, { throwIfNoEntry: false })?.isFile()
  if (!inside) return end(response, 404)
  if (path === resolve(folder, 'index.html')) {
    const page = servePage(readFileSync(path, 'utf8'))
    response.writeHead(200, { ...page.headers, 'Content-Type': contentType(path), 'Cache-Control': 'no-store' })
    response.end(page.html)
    return
  }
  response.writeHead(200, {
    ...assetHeaders,
    'Content-Type': contentType(path),
    'Cache-Control': 'private, max-age=31536000, immutable',
  })
  createReadStream(path).pipe(response)
}

/** A held file as a download: never shown as a page of ours, whatever is in it. */
export function serveHeldFile(files: HeldFiles, fileId: string, response: ServerResponse): void {
  const held = files.get(fileId)
  const path = files.pathOf(fileId)
  if (!held || path === undefined) return end(response, 404)
  response.writeHead(200, {
    ...assetHeaders,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(held.name)}`,
    'Content-Length': held.size,
    'Cache-Control': 'no-store',
  })
  createReadStream(path).pipe(response)
}

/** A dropped or chosen file: streamed to scratch, bounded in size; a broken upload leaves nothing. */
export async function receiveFile(
  files: HeldFiles,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > uploadLimit) return end(response, 413)
  const clean = safeName(name)
  const path = files.newPath(clean)
  let bytes = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > uploadLimit ? new Error('too large') : null, chunk)
    },
  })
  try {
    await pipeline(request, bounded, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    rmSync(path, { force: true })
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return end(response, bytes > uploadLimit ? 413 : full ? 507 : 400)
  }
  response.writeHead(200, { ...assetHeaders, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(files.seal(path, clean)))
}

export function end(response: ServerResponse, status: number, text = ''): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, {
    ...assetHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  })
  response.end(text)
}
