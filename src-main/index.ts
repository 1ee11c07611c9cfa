// The Electron entry; see hosts/electron.
export {}
