/** The address of the identity provider for a link: a web address, or nothing. */
export function providerHref(goTo: string): string {
  return /^https?:\/\/[^/]/.test(goTo) ? goTo : '#'
}
