interface PolicyFactory {
  readonly createPolicy: (name: string, rules: { createHTML(text: string): string | null }) => unknown
}

/** Libraries clear elements by assigning ''; nothing else may ever become HTML. */
export function installTrustedTypes(): void {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) })
}
