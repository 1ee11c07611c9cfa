/**
 * Stock Chromium cannot be taught a scheme, so `app://jingwei/x` is shown as `https://jingwei.app.invalid/x`: a secure
 * origin of its own, under a top-level name that can never resolve. Main only ever sees the `app://` form.
 */
export function shownAs(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/, (whole, scheme: string, host: string) =>
    scheme === 'http' || scheme === 'https' ? whole : `https://${host}.${scheme}.invalid`,
  )
}

export function meantBy(address: string): string {
  return address.replace(/^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(?=[/?#]|$)/, '$2://$1')
}

export function isStoodIn(address: string): boolean {
  return meantBy(address) !== address
}
