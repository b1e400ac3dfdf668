/** Where the address of an organiser's calendar is kept: it opens in its own row alone (platform/sealed-values.server.ts). */
export const sourcePlace = {
  url: (tenantId: string, sourceId: string) => `activity_sources.url/${tenantId}/${sourceId}`,
} as const
