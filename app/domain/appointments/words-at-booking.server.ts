import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { inLanguage, type KindWords } from './kind-words.ts'
import type { Channel } from './visit-type.ts'

/** What a kind of visit says to whoever books it, as the practice wrote it. */
export interface SaidByKind {
  readonly instructions: KindWords | null
  readonly videoUrl: string | null
}

async function readKind(tx: Tx, visitTypeId: string | null): Promise<SaidByKind | undefined> {
  if (visitTypeId === null) return undefined
  const [kind] = await tx
    .select({ instructions: visitTypes.instructions, videoUrl: visitTypes.videoUrl })
    .from(visitTypes)
    .where(and(eq(visitTypes.tenantId, tx.actor.tenantId), eq(visitTypes.id, visitTypeId)))
    .limit(1)
  return kind
}

/**
 * What the kind of visit says when somebody books it, as it is copied: instructions in the resident's language, else in Dutch
 * (APP-11), and where a video talk is held. A later change of the kind leaves what was booked as it is.
 * @param booked.words what the kind says, where it was read already.
 */
export async function wordsAtBooking(
  tx: Tx,
  booked: {
    readonly visitTypeId: string | null
    readonly words?: SaidByKind | undefined
    readonly residentId: string
    readonly channel: Channel
  },
): Promise<{
  readonly patientInstructions: string | null
  readonly instructionsLanguage: string | null
  readonly videoUrl: string | null
}> {
  const { visitTypeId, residentId, channel } = booked
  const kind = booked.words ?? (await readKind(tx, visitTypeId))
  const card = kind?.instructions ? (await listResidentCards(tx, [residentId])).get(residentId) : undefined
  const words = inLanguage(kind?.instructions ?? null, card?.language ?? 'nl')
  return {
    patientInstructions: words?.text ?? null,
    instructionsLanguage: words?.lang ?? null,
    videoUrl: channel === 'video' ? (kind?.videoUrl ?? null) : null,
  }
}
