import type * as Electron from 'electron'
import { randomBytes } from 'node:crypto'
import { isStoodIn, meantBy, shownAs } from './addresses.ts'
import type { Answer, Fields } from './chromium-pipe.ts'
import { hearFromPage } from './ipc-main.ts'
import { MessagePortMain } from './message-port-main.ts'
import { Emitter, part, preventable } from './named-absence.ts'
import { pageScript, preloadScript, type FromPage, type ToPage } from './page-worlds.ts'
import { fulfil } from './protocol.ts'
import { refuse } from './refusal.ts'
import { chromium } from './running.ts'
import { applyPermissions } from './session.ts'

const world = 'Electron Isolated Context'
const binding = 'standInTell'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

export class WebContents
  extends Emitter
  implements Pick<Electron.WebContents, 'setWindowOpenHandler' | 'getURL' | 'reload' | 'isDestroyed'>
{
  readonly #preload: string
  readonly #ports = new Map<number, MessagePortMain>()
  #session = ''
  #targetId = ''
  #context: number | null = null
  #address = ''
  #openHandler: OpenHandler | null = null
  /** The navigation that main itself began, which is not announced. */
  #begun: string | null = null
  #destroyed = false

  constructor(preload: string) {
    super()
    this.#preload = preload
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  getURL(): string {
    return this.#address
  }

  reload(): void {
    this.#begun = this.#address
    void this.#send('Page.reload')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Opens the target and makes it behave: preload in its own world, requests answered by main, events told to main. */
  async open(size: { width: number; height: number }): Promise<void> {
    const browser = chromium()
    this.#targetId = (await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })).targetId
    this.#session = (await browser.send('Target.attachToTarget', { targetId: this.#targetId, flatten: true })).sessionId
    browser.on('Target.targetDestroyed', ({ targetId }) => targetId === this.#targetId && this.#gone())
    browser.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.openerId === this.#targetId) void browser.send('Target.closeTarget', { targetId: targetInfo.targetId })
    })
    await browser.send('Target.setDiscoverTargets', { discover: true })
    this.#hear('Fetch.requestPaused', (paused) => void this.#paused(paused).catch(() => undefined))
    this.#hear('Page.windowOpen', ({ url }) => this.#asksForWindow(url as string))
    this.#hear(
      'Page.frameNavigated',
      ({ frame }) => frame.parentId === undefined && (this.#address = meantBy(frame.url as string)),
    )
    this.#hear('Page.domContentEventFired', () => this.emit('dom-ready'))
    this.#hear('Page.loadEventFired', () => this.emit('did-finish-load'))
    this.#hear('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world && context.auxData.frameId === this.#targetId) this.#context = context.id as number
    })
    this.#hear(
      'Runtime.executionContextDestroyed',
      ({ executionContextId }) => executionContextId === this.#context && this.#forget(),
    )
    this.#hear('Runtime.executionContextsCleared', () => this.#forget())
    this.#hear('Runtime.bindingCalled', ({ executionContextId, payload }) => {
      void this.#told(JSON.parse(payload as string) as FromPage, executionContextId === this.#context)
    })
    const secret = randomBytes(12).toString('hex')
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Runtime.enable'),
      this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.#send('Runtime.addBinding', { name: binding, executionContextName: world }),
      this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) }),
      this.#send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadScript(secret, binding, this.#preload),
        worldName: world,
      }),
    ])
  }

  async load(address: string): Promise<void> {
    if (!isStoodIn(shownAs(address))) refuse(`only addresses of handled schemes can be loaded, not ${address}`)
    await applyPermissions(this as unknown as Electron.WebContents, address)
    this.#begun = address
    await this.#send('Page.navigate', { url: shownAs(address) })
  }

  async close(): Promise<void> {
    if (!this.#destroyed) await chromium().send('Target.closeTarget', { targetId: this.#targetId })
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#forget()
    this.emit('destroyed')
  }

  #forget(): void {
    this.#context = null
    for (const port of this.#ports.values()) port.ended()
    this.#ports.clear()
  }

  async #paused({ requestId, request, frameId, resourceType, redirectedRequestId }: Answer): Promise<void> {
    const isMainFrame = frameId === this.#targetId
    if (
      resourceType === 'Document' &&
      !this.#mayNavigate(meantBy(request.url as string), isMainFrame, redirectedRequestId !== undefined)
    )
      return void (await this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }))
    if (!isStoodIn(request.url as string)) return void (await this.#send('Fetch.continueRequest', { requestId }))
    await this.#send('Fetch.fulfillRequest', { requestId, ...(await fulfil(request)) })
  }

  #mayNavigate(url: string, isMainFrame: boolean, redirected: boolean): boolean {
    if (isMainFrame && this.#begun === url) {
      this.#begun = null
      return true
    }
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: null })
    if (redirected) this.emit('will-redirect', event)
    else {
      this.emit('will-frame-navigate', event)
      if (isMainFrame) this.emit('will-navigate', event)
    }
    return !event.defaultPrevented
  }

  #asksForWindow(url: string): void {
    const answer = this.#openHandler?.({
      url: meantBy(url),
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    })
    if (answer?.action !== 'deny') refuse(`a page may open ${url} and nobody denied it`)
  }

  async #told(said: FromPage, present: boolean): Promise<void> {
    if (said.op === 'port-message') this.#ports.get(said.port)?.hear(said.data)
    else if (said.op === 'port-close') {
      this.#ports.get(said.port)?.ended()
      this.#ports.delete(said.port)
    } else if (said.op === 'open') this.#asksForWindow(said.url)
    else if (said.op === 'files') this.#tell({ op: 'paths', id: said.id, paths: await this.#pathsOf(said.id, said.count) })
    else {
      const ports = said.ports.map((id) => this.#port(id))
      const frame = part('WebFrameMain', { url: this.#address, parent: null, origin: 'null' })
      hearFromPage(said.channel, { sender: this, senderFrame: present ? frame : null, ports }, said.message)
    }
  }

  #port(id: number): MessagePortMain {
    const port = new MessagePortMain((op, data = '') =>
      this.#tell(op === 'port-message' ? { op, port: id, data } : { op, port: id }),
    )
    this.#ports.set(id, port)
    return port
  }

  /** Chromium's own word for where each file is. */
  async #pathsOf(id: number, count: number): Promise<string[]> {
    const paths: string[] = []
    for (let index = 0; index < count; index++) {
      const { result } = await this.#send('Runtime.evaluate', {
        expression: `standInFile(${id}, ${index})`,
        contextId: this.#context,
      })
      const info = await this.#send('DOM.getFileInfo', { objectId: result.objectId }).catch(() => ({ path: '' }))
      paths.push(info.path as string)
    }
    return paths
  }

  #tell(said: ToPage): void {
    if (this.#context === null) return
    const call = {
      functionDeclaration: '(said) => standInHear(said)',
      executionContextId: this.#context,
      arguments: [{ value: said }],
    }
    this.#send('Runtime.callFunctionOn', call).catch(() => undefined)
  }

  #send(method: string, params: Fields = {}): Promise<Answer> {
    return chromium().send(method, params, this.#session)
  }

  #hear(method: string, listener: (params: Answer) => void): void {
    chromium().on(method, listener, this.#session)
  }
}
