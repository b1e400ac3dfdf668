import type { Tx } from '#db/client.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Giving } from './give-permission.server.ts'
import { listOwnProfessionals } from './own-professionals.server.ts'
import type { interpreters, recordedHows } from './sharing.ts'
import { tellOfPermission } from './tell-resident.server.ts'
import { givenFrom, knownOr, writePermission } from './write-permission.server.ts'

export interface Recording extends Omit<Giving, 'months'> {
  readonly how: (typeof recordedHows)[number]
  readonly interpreter: (typeof interpreters)[number]
}

/** Whether this is the professional, the own team, or somebody else who helps this resident. */
async function helps(tx: Tx, { residentId, recipient: { personId, teamId } }: Recording): Promise<boolean> {
  const { actor } = tx
  if (personId === actor.personId || (teamId !== null && actor.teamIds.includes(teamId))) return true
  const own = await listOwnProfessionals(tx, residentId)
  return own.ok && own.value.some((each) => (personId === null ? each.teamId === teamId : each.personId === personId))
}

/**
 * A professional writes down what a resident said or signed (CON-5), with the language and the interpreter: it works at
 * once, and the resident is told in the portal and may object. Sending it twice writes it once.
 * Refuses `notFound` to who has no care relationship with this resident, and for a recipient who does not help this
 * resident; `sharing.topicNotPossible` as in giving.
 */
export async function recordPermission(
  tx: Tx,
  recording: Recording,
): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, how, language, interpreter, tenant } = recording
  const { personId, kind } = tx.actor
  if (kind !== 'professional') return notFound
  const written = await writePermission(tx, recording, {
    may: () => true,
    known: async () => ((await helps(tx, recording)) ? knownOr(tx, recipient, tenant.timeZone, notFound) : notFound),
    row: ({ supportEndsAt }) => ({
      ...givenFrom(tx, { topics, months: null, tenant, supportEndsAt }),
      ...{ givenBy: residentId, how, language, interpreter, recordedBy: personId },
    }),
  })
  if (!written.ok) return written
  if (written.value.isNew) await tellOfPermission(tx, { residentId, topics })
  return done({ permissionId })
}
