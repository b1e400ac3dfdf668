import { and, eq, inArray } from 'drizzle-orm'
import { checkDecisionAid } from '#app/domain/activities/decision-aid-check.ts'
import { choosesActivities, choosesEntries } from '#app/domain/activities/decision-aid-choices.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { decisionAids, decisionAidVersions } from '../schema/activities.decision-aids.ts'
import { directoryEntries } from '../schema/directory.ts'
import { aidContentOf } from './data/decision-aids.ts'
import { aidShapes } from './data/decision-aids/shapes.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Wijk } from './wijk.ts'

/** Three decision aids, published a month ago; held against the same check as an editor's. */
export async function seedDecisionAids({ owner, tenant, data, moments }: Wijk): Promise<void> {
  const names = new Map(data.directory.map(({ key, name }) => [key, name]))
  const rows =
    names.size === 0
      ? []
      : await owner.db
          .select({ id: directoryEntries.id, name: directoryEntries.name })
          .from(directoryEntries)
          .where(and(eq(directoryEntries.tenantId, tenant.id), inArray(directoryEntries.name, [...names.values()])))
  const entryIdOf = (key: string) => rows.find(({ name }) => name === names.get(key))?.id
  const at = moments.past({ daysAgo: 30, at: '10:00' })
  const aids = aidShapes.map(({ slug, pictogram, asksToDo }, place) => ({
    ...{ tenantId: tenant.id, id: newId(), slug, pictogram, place, asksToDo },
  }))
  const versions = aids.map((aid, index) => {
    const content = aidContentOf(aidShapes[index]!, entryIdOf)
    const problems = checkDecisionAid(content, {
      ...{ asksToDo: aid.asksToDo, knowsActivities: choosesActivities, knowsEntries: choosesEntries },
      entryIds: new Set(rows.map(({ id }) => id)),
    })
    if (problems.length > 0) throw new Error(`the aid ${aid.slug}: ${JSON.stringify(problems)}`)
    return {
      ...{ tenantId: tenant.id, id: newId(), aidId: aid.id, number: 1, state: 'published' as const, content },
      ...{ changedAt: at, publishedAt: at },
    }
  })
  await insertMany(owner, decisionAids, aids)
  await insertMany(owner, decisionAidVersions, versions)
}
