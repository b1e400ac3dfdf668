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
}

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
