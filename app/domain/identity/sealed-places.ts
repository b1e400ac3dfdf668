/** Where each sealed value is kept: it opens in its own row and column alone (platform/sealed-values.server.ts). */
export const sealedPlace = {
  phone: (tenantId: string, residentId: string) => `residents.phone/${tenantId}/${residentId}`,
  identityNumber: (tenantId: string, residentId: string) => `residents.bsn/${tenantId}/${residentId}`,
  keptForm: (tenantId: string, stateHash: string) => `sign_in_requests/${tenantId}/${stateHash}`,
  totpSecret: (tenantId: string, accountId: string) => `totp_secrets/${tenantId}/${accountId}`,
  contactChange: (tenantId: string, accountId: string) => `contact_changes/${tenantId}/${accountId}`,
  /** In the queue, until it is told. */
  oldAddress: (tenantId: string, accountId: string) => `queue.old_address/${tenantId}/${accountId}`,
} as const
