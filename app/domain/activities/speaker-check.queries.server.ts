import { and, asc, eq, gte, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities as a } from '#db/schema/activities.ts'
import { offerPending } from '#db/schema/activities.offer.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { languagesOfActor } from '../organisations/may-vouch.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { translatedTo, type TranslatedTo } from './offer-translations.ts'
import { ownOrganisations } from './offer.queries.server.ts'
import { standingOfRole } from './offer-standing.ts'

/** A published activity whose words in a language nobody has checked. */
export interface ToCheck {
  readonly id: string
  readonly title: string
  readonly organiser: string
}

const pageSize = 25
const pendingOf = and(eq(offerPending.tenantId, a.tenantId), eq(offerPending.activityId, a.id))

/** The languages of the public area that the actor speaks, besides Dutch. */
export async function languagesToCheck(tx: Tx): Promise<readonly TranslatedTo[]> {
  const spoken = await languagesOfActor(tx)
  return translatedTo.filter((language) => spoken.includes(language))
}

/**
 * Published activities that still go on, whose words in a language that the actor speaks nobody has checked, what changed
 * longest ago first; at most 25 at once. Not those of which new words wait for the editor. Logged. Refuses `notFound` to who
 * proposes no activities.
 * @param asked.language one of the own; any other is the first of the own.
 * @param asked.timeZone in which "today" is meant.
 * @returns with no `language` for who speaks none of them.
 */
export async function listToCheck(
  tx: Tx,
  asked: { readonly language: string | null; readonly after: Cursor | null; readonly timeZone: string },
): Promise<
  Result<{
    readonly speaks: readonly TranslatedTo[]
    readonly language: TranslatedTo | null
    readonly items: readonly ToCheck[]
    readonly next: Cursor | null
  }>
> {
  const { tenantId, now, role, kind } = tx.actor
  const isTheirs = kind === 'professional' && standingOfRole(role) !== null
  const organisationIds = isTheirs ? await ownOrganisations(tx) : []
  if (!decideAboutOffer(tx, { action: 'read', isTheirs, organisationIds })) return notFound
  const speaks = await languagesToCheck(tx)
  const language = speaks.find((each) => each === asked.language) ?? speaks[0] ?? null
  if (language === null) return done({ speaks, language, items: [], next: null })
  const { after, timeZone } = asked
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const goesOn = and(
    or(isNotNull(a.recurrenceRule), gte(a.firstDate, today)),
    or(isNull(a.lastDate), gte(a.lastDate, today)),
  )
  const rows = await tx
    .select({ id: a.id, title: a.title, organiserId: a.organiserId, updatedAt: a.updatedAt })
    .from(a)
    .leftJoin(offerPending, pendingOf)
    .where(
      and(
        ...[eq(a.tenantId, tenantId), eq(a.state, 'published'), isNull(offerPending.activityId), goesOn],
        sql`coalesce(${a.translations} -> ${language}::text, '{}') <> '{}'`,
        sql`coalesce(${a.translationStatus} -> ${language}::text ->> 'status', '') <> 'checked'`,
        after ? sql`(${a.updatedAt}, ${a.id}) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(a.updatedAt), asc(a.id))
    .limit(pageSize + 1)
  const page = rows.slice(0, pageSize)
  const organisers = await findOrganisers(
    tx,
    page.map(({ organiserId }) => organiserId),
  )
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return done({
    ...{ speaks, language },
    items: page.map(({ id, title, organiserId }) => ({
      id,
      title,
      organiser: organisers.get(organiserId)?.name ?? '',
    })),
    next: last ? { at: last.updatedAt, id: last.id } : null,
  })
}
