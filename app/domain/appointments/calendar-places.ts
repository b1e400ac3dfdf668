/** Where the address of somebody's other calendar is kept: it opens in its own row alone (platform/sealed-values.server.ts). */
export const calendarPlace = {
  externalUrl: (tenantId: string, calendarId: string) => `external_calendars.url/${tenantId}/${calendarId}`,
} as const

/** How far ahead calendars are read and shown, in days. */
export const calendarDays = 90
