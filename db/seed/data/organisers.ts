import type { TenantKey } from './types.ts'

/** Who works for an organisation that offers activities, and sees no resident. Invented. */
export interface Organiser {
  readonly tenant: TenantKey
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly languages: readonly string[]
  readonly organisationKey: string
}

export const organisers: readonly Organiser[] = [
  {
    tenant: 'overvecht',
    key: 'loubna-haddouchi',
    givenName: 'Loubna',
    familyName: 'Haddouchi',
    email: 'loubna@de-dreven.example',
    languages: ['nl', 'ar'],
    organisationKey: 'welzijn-de-dreven',
  },
  {
    tenant: 'overvecht',
    key: 'evert-tuinhof',
    givenName: 'Evert',
    familyName: 'Tuinhof',
    email: 'evert@groene-duim.example',
    languages: ['nl'],
    organisationKey: 'groene-duim',
  },
]
