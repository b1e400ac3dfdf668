import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { kindForm } from './kind-form.ts'
import type { KindWords } from './kind-words.ts'
import { listKindsOfTeams } from './kinds.queries.server.ts'

type Form = z.output<typeof kindForm>

/** Words by language; null when there are none in Dutch, which every other language falls back to. */
function wordsOf(nl: string | undefined, others: Readonly<Record<string, string | undefined>>): KindWords | null {
  if (nl === undefined) return null
  const given = Object.entries(others).flatMap(([language, text]) => (text === undefined ? [] : [[language, text]]))
  return { nl, ...Object.fromEntries(given) }
}

function settings(form: Extract<Form, { intent: 'save' }>) {
  const { minutes, channel, cancelNoticeHours, maxFutureSelfBooked } = form
  return {
    ...{ minutes, channel, cancelNoticeHours, maxFutureSelfBooked, selfBookable: form.selfBookable === 'on' },
    label: wordsOf(form.labelNl, { en: form.labelEn, tr: form.labelTr, ar: form.labelAr }),
    instructions: wordsOf(form.instructionsNl, {
      ...{ en: form.instructionsEn, tr: form.instructionsTr, ar: form.instructionsAr },
    }),
    ...{ color: form.color ?? null, videoUrl: form.videoUrl ?? null },
  }
}

/**
 * Sets a kind of visit of a team, adds one, or ends it; what is booked stays as it was booked (APP-1).
 * Refuses `notFound` to who does not plan for the whole team, and for a kind of another team or one that ended;
 * `appointments.labelNeeded` for a new kind without a name, and for words in other languages without Dutch ones.
 */
export async function saveKind(tx: Tx, form: Form, timeZone: string): Promise<Result<undefined>> {
  const { teamId, kindId } = form
  const teamIds = isId(teamId) ? [teamId] : []
  const action = kindId === undefined ? 'create' : form.intent === 'end' ? 'delete' : 'update'
  if (!(await decideAboutSchedule(tx, { action, personId: null, teamIds, timeZone }))) return notFound
  const { tenantId, now } = tx.actor
  if (kindId !== undefined) {
    const known = await listKindsOfTeams(tx, teamIds)
    if (!known.some(({ id, ended }) => id === kindId && !ended)) return notFound
  }
  if (form.intent === 'save') {
    const onlyOthers = (nl: string | undefined, ...others: (string | undefined)[]) =>
      nl === undefined && others.some((text) => text !== undefined)
    const { labelNl, labelEn, labelTr, labelAr, instructionsNl, instructionsEn, instructionsTr, instructionsAr } = form
    if (
      (kindId === undefined && labelNl === undefined) ||
      onlyOthers(labelNl, labelEn, labelTr, labelAr) ||
      onlyOthers(instructionsNl, instructionsEn, instructionsTr, instructionsAr)
    )
      return refuse('appointments.labelNeeded')
  }
  const set = form.intent === 'end' ? { endedAt: now } : settings(form)
  await inPortalName(tx, async () => {
    if (kindId !== undefined) {
      await tx
        .update(visitTypes)
        .set(set)
        .where(and(eq(visitTypes.tenantId, tenantId), eq(visitTypes.id, kindId)))
    } else if (form.intent === 'save') {
      const id = newId(now.epochMilliseconds)
      // A code of the practice's own: unlike the portal's in every wijk.
      const code = `OWN_${id.replaceAll('-', '').slice(-12).toUpperCase()}`
      await tx.insert(visitTypes).values({ tenantId, id, teamId, code, ...settings(form) })
    }
  })
  return done()
}
