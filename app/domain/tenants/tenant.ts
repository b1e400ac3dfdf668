/** Settings of a wijk; numbers without a source are defaults of ours and may be moved per tenant. */
export interface TenantSettings {
  readonly phones: { readonly outOfHours: string; readonly help: string }
  readonly calendar: {
    readonly goodFridayOff: boolean
    readonly liberationDayOff: 'never' | 'lustrum' | 'always'
    /** ISO dates on which everything is closed besides. */
    readonly closedOn: readonly string[]
  }
  readonly closingTime: string
  readonly bookingHorizonDays: number
  readonly bookingLeadMinutes: number
  readonly bookingHoldMinutes: number
  readonly invitationHoldWorkingDays: number
  /** Asks more than the portal's own least, per area (ACC-1): see `identity/assurance.ts`. */
  readonly assurance?: Readonly<Record<string, 'laag' | 'desk' | 'substantieel' | 'hoog'>>
  /** Hours before a resident is told that the emergency button was used, 0 to 72 (BG-1). */
  readonly emergencyNoticeDelayHours?: number
  /** Roles besides the huisarts that have the emergency button (BG-1). */
  readonly emergencyRoles?: readonly ('PRACTICE_NURSE' | 'DISTRICT_NURSE')[]
  /** Months that a permission lasts when nobody says otherwise (CON-2); 12 when left out. */
  readonly permissionMonths?: number
  /** Days after a date that who signed up for it is removed (PUB-6); 30 when left out. */
  readonly signUpDays?: number
  /** Months that a mandate lasts at most (REP-1); 12 when left out. */
  readonly mandateMonths?: number
  /** Days after which an entry of the sociale kaart has to be checked, and is shown no longer (PUB-2); 180 and 365. */
  readonly directoryStaleDays?: number
  readonly directoryHiddenDays?: number
}

/** Days after which an entry of the sociale kaart has to be checked, and is shown no longer, where a wijk says nothing (PUB-2). */
export const usualDirectoryDays = { stale: 180, hidden: 365 } as const

/** Days after a date that who signed up for it is removed, where a wijk says nothing (PUB-6). */
export const usualSignUpDays = 30

export const defaultTenantSettings: TenantSettings = {
  phones: { outOfHours: '088 130 96 20', help: '030 555 01 00' },
  calendar: { goodFridayOff: false, liberationDayOff: 'never', closedOn: [] },
  closingTime: '17:00',
  bookingHorizonDays: 42,
  bookingLeadMinutes: 120,
  bookingHoldMinutes: 10,
  invitationHoldWorkingDays: 5,
}

export interface Tenant {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly city: string
  readonly timeZone: string
  readonly settings: TenantSettings
}
