// `node --import <this file> out/main/index.js` runs the built main bundle with the stand-in for Electron.
// No top-level await here or in anything it loads: bundled packages `require` electron, and that must stay synchronous.
import { registerHooks } from 'node:module'
import { isMainThread } from 'node:worker_threads'

if (isMainThread)
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'electron') return next(specifier, context)
      return { url: new URL('./electron.ts', import.meta.url).href, format: 'module-typescript', shortCircuit: true }
    },
  })
