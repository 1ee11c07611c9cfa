import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LoopbackApp } from '../_harness/loopback-app.ts'

// What any program or web page on the same machine can try against the port. One host for all: none may hurt it.
let app: LoopbackApp
let cookie: string

beforeAll(async () => {
  app = await LoopbackApp.start()
  cookie = await app.signIn()
})
afterAll(() => app.stop())

const signedIn = () => ({ Cookie: cookie })

describe('who may ask', () => {
  test('the printed address signs in once; the cookie is HttpOnly, SameSite=Strict and of this host alone', async () => {
    const fresh = await LoopbackApp.start()
    try {
      const first = await fresh.ask(`/${fresh.address.search}`)
      expect(first.status).toBe(303)
      expect(first.headers.location).toBe('/')
      const [set = ''] = first.headers['set-cookie'] ?? []
      expect(set).toMatch(/; HttpOnly/)
      expect(set).toMatch(/; SameSite=Strict/)
      expect(set).not.toMatch(/Domain=/i)
      const again = await fresh.ask(`/${fresh.address.search}`)
      expect(again.status).toBe(401)
      expect(again.headers['set-cookie']).toBeUndefined()
      expect((await fresh.ask('/', { headers: { Cookie: set.split(';')[0] ?? '' } })).status).toBe(200)
    } finally {
      await fresh.stop()
    }
  })

  test('without the cookie nothing is served and nothing is told', async () => {
    for (const path of ['/', '/index.html', '/files/x', '/wire']) {
      const { status, body } = await app.ask(path)
      expect(status, path).toBe(401)
      expect(body).not.toMatch(/<html|script/)
    }
    expect((await app.ask('/', { headers: { Cookie: 'jingwei=guess' } })).status).toBe(401)
    expect((await app.ask('/', { headers: { Cookie: `x${cookie}` } })).status).toBe(401)
  })

  test('guessing tokens is cut off, and does not lock out who is signed in', async () => {
    const fresh = await LoopbackApp.start()
    try {
      const own = await fresh.signIn()
      for (let n = 0; n < 30; n++) expect((await fresh.ask(`/?token=guess${n}`)).status).toBe(401)
      expect((await fresh.ask('/', { headers: { Cookie: own } })).status).toBe(200)
    } finally {
      await fresh.stop()
    }
  })

  test('DNS rebinding: a foreign Host is refused, with the cookie too', async () => {
    for (const host of ['evil.example', `evil.example:${app.port}`, `${app.host}.evil.example`, '127.0.0.1', 'localhost:1'])
      expect((await app.ask('/', { headers: { ...signedIn(), Host: host } })).status, host).toBeGreaterThanOrEqual(400)
  })
})

describe('other sites', () => {
  test('a POST with a foreign, a null or no Origin is refused', async () => {
    for (const headers of [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `https://${app.host}` },
      {},
    ] as Record<string, string>[]) {
      const { status } = await app.ask('/files?name=x.csv', { method: 'POST', headers: { ...signedIn(), ...headers }, body: 'x' })
      expect(status, JSON.stringify(headers)).toBe(403)
    }
  })

  test('a GET that a foreign page sends with its Origin is refused, and no answer carries CORS headers', async () => {
    expect((await app.ask('/', { headers: { ...signedIn(), Origin: 'http://evil.example' } })).status).toBe(403)
    const own = await app.ask('/', { headers: { ...signedIn(), Origin: app.origin } })
    const preflight = await app.ask('/files', {
      method: 'OPTIONS',
      headers: { ...signedIn(), Origin: app.origin, 'Access-Control-Request-Method': 'POST' },
    })
    for (const { headers } of [own, preflight, await app.ask('/')])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(preflight.status).toBe(405)
  })

  test('the WebSocket opens only to our own page with its cookie', async () => {
    const own = await app.socket({ Origin: app.origin, Cookie: cookie })
    own.terminate()
    const refused: Record<string, string>[] = [
      { Cookie: cookie },
      { Origin: 'http://evil.example', Cookie: cookie },
      { Origin: 'null', Cookie: cookie },
      { Origin: app.origin },
      { Origin: app.origin, Cookie: 'jingwei=guess' },
      { Origin: app.origin, Cookie: cookie, Host: 'evil.example' },
    ]
    for (const headers of refused) await expect(app.socket(headers), JSON.stringify(headers)).rejects.toThrow('403')
    await expect(app.socket({ Origin: app.origin, Cookie: cookie }, '/other')).rejects.toThrow('403')
  })

  test('the page comes with our policy and the headers that keep it apart', async () => {
    const { headers, status } = await app.ask('/', { headers: signedIn() })
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const other = String((await app.ask('/', { headers: signedIn() })).headers['content-security-policy'])
    expect(other, 'a nonce is of one page load').not.toBe(policy)
  })
})

describe('what may be asked', () => {
  test('no path leads out of the renderer, however it is written', async () => {
    const paths = [
      '/../main/index.js',
      '/../../package.json',
      '/%2e%2e/main/index.js',
      '/..%2fmain%2findex.js',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/assets/../../main/index.js',
      '//etc/passwd',
      '/%00',
      '/index.html%00.js',
      '/%E0%A4%A',
      '/etc/passwd',
      '/files/../../etc/passwd',
    ]
    for (const path of paths) {
      const { status, body } = await app.ask(path, { headers: signedIn() })
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
      expect(body, path).not.toMatch(/root:|"name"|import /)
    }
  })

  test('a path that a URL itself shortens to the first page gives our page and no other file', async () => {
    expect((await app.ask('/files/%2e%2e', { headers: signedIn() })).body).toMatch(/^<!doctype html>/i)
  })

  test('methods that change something have one address', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST'])
      expect((await app.ask('/index.html', { method, headers: { ...signedIn(), Origin: app.origin } })).status, method).toBe(405)
  })

  test('a name of an upload is a name and not a path, and comes back as a download', async () => {
    const headers = { ...signedIn(), Origin: app.origin }
    const sent = await app.ask(`/files?name=${encodeURIComponent('../../<b>名单.html')}`, {
      method: 'POST',
      headers,
      body: '<script>1</script>',
    })
    const held = JSON.parse(sent.body) as { fileId: string; name: string }
    expect(held.name).toBe('b名单.html')
    const back = await app.ask(`/files/${held.fileId}`, { headers })
    expect(back.headers['content-type']).toBe('application/octet-stream')
    expect(back.headers['content-disposition']).toMatch(/^attachment/)
    expect(back.headers['x-content-type-options']).toBe('nosniff')
  })

  test('a body that says it is too large is refused before it is read', async () => {
    const headers = { ...signedIn(), Origin: app.origin, 'Content-Length': String(3 * 1024 ** 3) }
    const { status } = await app.ask('/files?name=x', { method: 'POST', headers }).catch(() => ({ status: 413 }))
    expect(status).toBe(413)
  })

  test('an oversized, a binary and a malformed frame each end their own connection only', async () => {
    const bystander = await app.socket({ Origin: app.origin, Cookie: cookie })
    const frames = [
      Buffer.alloc(33 * 1024 * 1024, 'x'),
      Buffer.from([1, 2]),
      'not json',
      '{"t":"call"}',
      '{"t":"explode","id":1}',
      '[]',
      'null',
    ]
    for (const frame of frames) {
      const socket = await app.socket({ Origin: app.origin, Cookie: cookie })
      const closed = new Promise<number>((done) => socket.once('close', done))
      socket.on('error', () => undefined)
      socket.send(frame)
      expect([1003, 1006, 1009], String(frame).slice(0, 20)).toContain(await closed)
    }
    expect(bystander.readyState).toBe(bystander.OPEN)
    bystander.terminate()
    expect((await app.ask('/', { headers: signedIn() })).status).toBe(200)
  })

  test('a seventeenth page is refused', async () => {
    const sockets = await Promise.all(Array.from({ length: 16 }, () => app.socket({ Origin: app.origin, Cookie: cookie })))
    await expect(app.socket({ Origin: app.origin, Cookie: cookie })).rejects.toThrow('403')
    for (const socket of sockets) socket.terminate()
  })

  test('too many and too long headers are refused', async () => {
    const { status } = await app
      .ask('/', { headers: { ...signedIn(), 'X-Long': 'x'.repeat(20_000) } })
      .catch(() => ({ status: 431 }))
    expect(status).toBe(431)
  })

  test('a client that trickles its headers is cut off', { timeout: 30_000 }, async () => {
    const begun = Date.now()
    const socket = createConnection(app.port, '127.0.0.1')
    socket.write(`GET / HTTP/1.1\r\nHost: ${app.host}\r\n`)
    const trickle = setInterval(() => socket.write('X-A: b\r\n'), 1000)
    socket.on('error', () => undefined)
    socket.resume()
    await new Promise((done) => socket.once('close', done))
    clearInterval(trickle)
    expect(Date.now() - begun).toBeLessThan(15_000)
  })
})
