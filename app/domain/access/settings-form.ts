import { z } from 'zod'
import { assurances, isAtLeast, leastAssurance, type Assurance, type AssuranceArea } from '../identity/assurance.ts'
import { usualDirectoryDays, usualSignUpDays } from '../tenants/tenant.ts'
import { mostDelayHours } from './emergency.ts'

/** The areas of which a wijk says what they ask (ACC-1); what stops others from seeing stays as open as it is. */
export const settableAreas = [
  'portal',
  'contact',
  'messages',
  'appointments',
  'dossier',
  'results',
  'sharing',
] as const satisfies readonly AssuranceArea[]

/** The levels that a wijk may ask for an area: the portal's own least, and what is above it. */
export const levelsOf = (area: AssuranceArea): Assurance[] =>
  assurances.filter((level) => isAtLeast(level, leastAssurance[area]))

/** Months that a permission or a mandate may last at most (CON-2, REP-1). */
export const mostMonths = 60

const level = (area: AssuranceArea) =>
  z
    .enum(assurances, { error: 'ui:errors.choose' })
    .refine((asked) => isAtLeast(asked, leastAssurance[area]), 'ui:errors.choose')
const whole = (least: number, most: number) =>
  z
    .string({ error: 'ui:errors.required' })
    .trim()
    .regex(/^\d{1,3}$/, 'ui:errors.invalid')
    .transform(Number)
    .refine((value) => value >= least && value <= most, 'ui:errors.invalid')

/** The settings of a wijk that its administrator changes. */
export const settingsForm = z
  .object({
    portal: level('portal'),
    contact: level('contact'),
    messages: level('messages'),
    appointments: level('appointments'),
    dossier: level('dossier'),
    results: level('results'),
    sharing: level('sharing'),
    emergencyRoles: z.array(z.enum(['PRACTICE_NURSE', 'DISTRICT_NURSE'])).default([]),
    emergencyNoticeDelayHours: whole(0, mostDelayHours),
    permissionMonths: whole(1, mostMonths),
    mandateMonths: whole(1, mostMonths),
    childAccounts: z.array(z.string()).max(200, 'ui:errors.tooLong').default([]),
    signUpDays: whole(7, 90).default(usualSignUpDays),
    directoryStaleDays: whole(30, 365).default(usualDirectoryDays.stale),
    directoryHiddenDays: whole(60, 730).default(usualDirectoryDays.hidden),
  })
  // What is hidden was stale first.
  .refine(({ directoryStaleDays, directoryHiddenDays }) => directoryStaleDays < directoryHiddenDays, {
    path: ['directoryHiddenDays'],
    error: 'ui:errors.invalid',
  })
export type WijkSettings = z.output<typeof settingsForm>
