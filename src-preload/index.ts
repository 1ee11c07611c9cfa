// The preload entry; see bridge.
export {}
