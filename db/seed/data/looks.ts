import type { PastMoment } from './types.ts'

/** Somebody who looked into a resident's data: what "Wie heeft gekeken" shows. */
export interface Look {
  readonly residentKey: string
  readonly professionalKey: string
  readonly at: PastMoment
  /** As in the permission matrix. */
  readonly resource:
    'thread' | 'contact' | 'appointment' | 'assessment' | 'assessment.metadata' | 'invitation' | 'careTeam'
  /** What opened it; a stranger's try was refused. */
  readonly by: 'care' | 'participation' | 'nothing'
}

const atFatma = { residentKey: 'fatma-yilmaz', by: 'care' } as const
const sanne = { ...atFatma, professionalKey: 'sanne-meerdink' } as const
const petra = { ...atFatma, professionalKey: 'petra-vos' } as const
const joost = { ...atFatma, professionalKey: 'joost-kuipers' } as const
const farid = { ...atFatma, professionalKey: 'farid-amari' } as const

/** Who looked in the past weeks. */
export const storyLooks: readonly Look[] = [
  { ...joost, at: { daysAgo: 1, at: '16:48' }, resource: 'invitation', by: 'participation' },
  { ...joost, at: { daysAgo: 1, at: '16:46' }, resource: 'assessment' },
  { ...sanne, at: { daysAgo: 1, at: '09:12' }, resource: 'thread' },
  { ...sanne, at: { daysAgo: 2, at: '13:20' }, resource: 'thread' },
  { ...sanne, at: { daysAgo: 2, at: '13:21' }, resource: 'assessment.metadata' },
  { ...farid, at: { daysAgo: 6, at: '10:05' }, resource: 'careTeam' },
  { ...petra, at: { daysAgo: 9, at: '11:32' }, resource: 'appointment' },
  { ...petra, at: { daysAgo: 9, at: '11:34' }, resource: 'assessment' },
  {
    residentKey: 'fatma-yilmaz',
    professionalKey: 'marit-landsaat',
    at: { daysAgo: 12, at: '15:02' },
    resource: 'assessment',
    by: 'nothing',
  },
  { ...farid, at: { daysAgo: 15, at: '14:40' }, resource: 'contact' },
  { ...joost, at: { daysAgo: 23, at: '08:55' }, resource: 'assessment' },
  { ...petra, at: { daysAgo: 37, at: '12:10' }, resource: 'appointment' },
  {
    residentKey: 'danuta-kowalska',
    professionalKey: 'sanne-meerdink',
    at: { daysAgo: 1, at: '13:05' },
    resource: 'thread',
    by: 'care',
  },
  {
    residentKey: 'danuta-kowalska',
    professionalKey: 'nadia-benhaddou',
    at: { daysAgo: 32, at: '09:30' },
    resource: 'assessment',
    by: 'care',
  },
  {
    residentKey: 'corrie-de-vries',
    professionalKey: 'joost-kuipers',
    at: { daysAgo: 11, at: '16:15' },
    resource: 'assessment',
    by: 'care',
  },
]
