// What `npm run package` makes: an installer whose app cannot be turned into a plain Node, nor be fed other code.

// Without an address the app is built without a feed and never looks for updates.
const feed = process.env.JINGWEI_UPDATE_URL
if (feed && !feed.startsWith('https://')) throw new Error('JINGWEI_UPDATE_URL must be an https address')

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'cn.jingwei.desktop',
  productName: 'Jingwei',
  copyright: 'MIT',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  // Everything is bundled into out; node_modules would only add code that is never run.
  files: ['out/**', '!out/**/*.map', '!out/.built', 'package.json', '!node_modules/**'],
  // SQLite's binary is N-API: the one that npm brought serves Electron too, so nothing is rebuilt.
  npmRebuild: false,
  extraResources: [{ from: 'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node', to: 'better_sqlite3.node' }],
  asar: true,
  electronLanguages: ['zh-CN', 'zh_CN', 'en-US', 'en'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    { ext: 'jw', name: '经纬工作区', description: '经纬工作区', role: 'Editor', mimeType: 'application/x-jingwei' },
  ],
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.business', hardenedRuntime: true },
  linux: { target: ['AppImage', 'deb'], category: 'Office', syncDesktopName: true },
  publish: feed ? [{ provider: 'generic', url: feed }] : null,
}
