/** Where a system gets its token, below `/fhir`. */
export const tokenPath = 'token'
