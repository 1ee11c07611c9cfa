import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const root = import.meta.dirname

// Everything is bundled so that a packaged app needs no node_modules; only ws's optional native speed-ups stay outside,
// and SQLite's binary, whose path is handed in (see app/paths.ts).
// Output is read by people who debug at customers' desks, so nothing is minified but the renderer.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node22',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src-main/index.ts'),
          loopback: resolve(root, 'src-main/loopback.ts'),
          cli: resolve(root, 'src-main/cli.ts'),
          'store-thread': resolve(root, 'src-main/app/store-thread.ts'),
          'sheet-thread': resolve(root, 'src-main/jobs/workers/sheet-thread.ts'),
        },
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve(root, 'src-preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: resolve(root, 'src-renderer/index.html') },
    },
  },
})
