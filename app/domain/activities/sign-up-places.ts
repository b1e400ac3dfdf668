/** Where each sealed value of a sign-up is kept (platform/sealed-values.server.ts). */
export const signUpPlace = {
  firstName: (tenantId: string, signUpId: string) => `sign_ups.first_name/${tenantId}/${signUpId}`,
  phone: (tenantId: string, signUpId: string) => `sign_ups.phone/${tenantId}/${signUpId}`,
} as const
