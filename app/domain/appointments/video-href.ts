/**
 * The address of a video talk as a practice set it, for a link that leaves the portal: https alone, nothing else
 * leads anywhere.
 */
export function videoHref(address: string): string {
  return /^https:\/\//.test(address) && URL.canParse(address) ? address : '#'
}
