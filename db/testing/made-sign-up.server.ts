import { sealPerson } from '#app/domain/activities/sign-up-sealed.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { registrations, signUps } from '../schema/activities.sign-ups.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { firstDate, makeActivity } from './sign-up-world.server.ts'

export interface MadeSignUp {
  readonly signUpId: string
  /** Public: says nothing of whoever signed up. */
  readonly activityId: string
  readonly signUpPhoneHash: string
}

/** An activity for which a resident has a place, with a name and a number of its own. */
export async function makeSignUp(
  wijk: TestNeighbourhood,
  person: { readonly residentId: string; readonly firstName: string; readonly phone: string },
): Promise<MadeSignUp> {
  const { owner, tenant } = wijk
  const { id: activityId } = await makeActivity(wijk, { capacity: 10 })
  const [tenantId, id] = [tenant.id, newId()]
  const sealed = sealPerson({ tenantId, id }, person)
  await owner.db.insert(signUps).values({
    ...{ tenantId, id, activityId, residentId: person.residentId, language: 'nl', createdAt: testNow, ...sealed },
    createdByPersonId: person.residentId,
  })
  const date = { originalDate: firstDate, state: 'placed' as const, askedAt: testNow, placedAt: testNow }
  await owner.db.insert(registrations).values({ tenantId, signUpId: id, activityId, ...date })
  return { activityId, signUpId: id, signUpPhoneHash: sealed.phoneHash ?? '' }
}
