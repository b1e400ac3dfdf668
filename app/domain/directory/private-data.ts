/** Addresses that people have for themselves; of an organisation only its own domain says so (PUB-3). */
const privateMail = new Set([
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.nl', 'live.nl', 'live.com', 'outlook.com', 'msn.com'],
  ...['yahoo.com', 'icloud.com', 'me.com', 'ziggo.nl', 'kpnmail.nl', 'planet.nl', 'home.nl', 'xs4all.nl', 'casema.nl'],
])

/** A Dutch mobile number, however it is written (+31 6, 0031 6, 06). */
const mobile = /^(?:\+31|0031|0)0?6\d{8}$/

/**
 * What in an entry looks like the private data of a person: a mobile number, a private address. It may still be right, so
 * who types it is asked once and may go on.
 */
export function looksPrivate(values: {
  readonly phones: readonly (string | undefined)[]
  readonly email?: string | undefined
}): boolean {
  const isMobile = values.phones.some((phone) => phone !== undefined && mobile.test(phone.replace(/[^\d+]/g, '')))
  return isMobile || privateMail.has((values.email ?? '').toLowerCase().split('@')[1] ?? '')
}
