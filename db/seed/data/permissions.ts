import type { Topic } from '#app/domain/access/topics.ts'
import type { PastMoment } from './types.ts'

/** What a resident of the stories shares, or was asked to share. */
export interface StoryPermission {
  readonly residentKey: string
  readonly professionalKey: string
  readonly topics: readonly Topic[]
  readonly at: PastMoment
  /** Written down by this professional on the resident's word; in the portal when left out. */
  readonly recordedByKey?: string
  /** Asked with this reason; given when left out. */
  readonly reason?: string
}

export const storyPermissions: readonly StoryPermission[] = [
  {
    residentKey: 'fatma-yilmaz',
    professionalKey: 'farid-amari',
    topics: ['BODY'],
    at: { daysAgo: 14, at: '14:10' },
  },
  {
    residentKey: 'glenn-wijdenveld',
    professionalKey: 'farid-amari',
    topics: ['BODY', 'MIND'],
    at: { daysAgo: 6, at: '10:30' },
  },
  {
    residentKey: 'corrie-de-vries',
    professionalKey: 'marjan-poelstra',
    topics: ['BODY'],
    at: { daysAgo: 3, at: '11:00' },
    recordedByKey: 'marjan-poelstra',
  },
  {
    residentKey: 'samuel-tesfay',
    professionalKey: 'ruben-ooijevaar',
    topics: ['BODY', 'MIND'],
    at: { daysAgo: 2, at: '09:20' },
    reason: 'Ik wil graag weten hoe het met u gaat. Dan kan ik beter helpen met uw woning.',
  },
]
