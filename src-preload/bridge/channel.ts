/** The one Electron channel there is: on it the preload hands over a port, and everything else goes through the port. */
export const wireChannel = 'jingwei.wire'
