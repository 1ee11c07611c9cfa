/** Where the page lives. Its own scheme: no file on the disk and no site on the network shares its origin. */
export const pageScheme = 'app'
export const pageOrigin = 'app://jingwei'
export const pageAddress = `${pageOrigin}/index.html`

/**
 * Compared as text with the slash, because Node says the origin of any `app://` address is the string "null", and
 * because `app://jingwei.evil` must not pass.
 */
export function isOurs(address: string): boolean {
  return address.startsWith(`${pageOrigin}/`)
}
