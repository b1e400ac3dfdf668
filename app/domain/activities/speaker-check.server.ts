import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { offerLanguagesForm } from './offer-deed-form.ts'
import type { OfferDone } from './offer-done.ts'
import { showTranslation, wordsTyped } from './offer-languages.server.ts'
import { findPending } from './offer-pending.server.ts'
import type { OfferReader } from './offer-show.server.ts'
import { keepChecked, proposeTranslation } from './offer-translate.server.ts'
import type { TranslatedTo } from './offer-translations.ts'
import { findOfferRow, type OfferRow } from './offer.queries.server.ts'
import { languagesToCheck } from './speaker-check.queries.server.ts'

/** A published activity, whosever it is, for a professional who speaks the language that it is read in. */
export interface SpokenOffer {
  readonly row: OfferRow
  readonly speaks: readonly TranslatedTo[]
  readonly shownIn: TranslatedTo
  /** New words of it wait for the editor: first they are judged. */
  readonly waits: boolean
}

interface Asked {
  readonly activityId: string | undefined
  /** One of the own; left out, the first of the own. */
  readonly language?: TranslatedTo | undefined
  /** The version that the page was made of, for a deed: then the row is held. */
  readonly version?: number
}

/**
 * One published activity for a professional who speaks a language of it; decided and logged. Saying something of it is
 * proposing (access: Public activity, "R, propose").
 * Refuses `notFound` for what is not published, for a language that the actor does not speak and to who proposes nothing, and
 * `offer.work.newer` when it was changed since `version`.
 */
export async function openToCheck(tx: Tx, { activityId, language, version }: Asked): Promise<Result<SpokenOffer>> {
  const isDeed = version !== undefined
  const speaks = tx.actor.kind === 'professional' ? await languagesToCheck(tx) : []
  const shownIn = language === undefined ? speaks[0] : speaks.find((each) => each === language)
  const found = shownIn && (await findOfferRow(tx, activityId, isDeed))
  const row = found && found.state === 'published' ? found : null
  const decided = decideAboutOffer(tx, {
    action: isDeed ? 'create' : 'read',
    isTheirs: row !== null,
    organisationIds: row ? [row.organiserId] : [],
    ...(row ? { activityId: row.id } : {}),
  })
  if (!decided || !row || !shownIn) return notFound
  if (isDeed && version !== row.version) return refuse('offer.work.newer')
  return done({ row, speaks, shownIn, waits: (await findPending(tx, row.id)) !== null })
}

/** What an activity says in a language beside the Dutch, and how far the languages are that the reader speaks. */
export function showToCheck({ row, speaks, shownIn, waits }: SpokenOffer, reader: Pick<OfferReader, 't' | 'language'>) {
  const offer = { row, standing: 'speaker' as const }
  const { languages, ...shown } = showTranslation({ offer, mayCheck: !waits, waiting: null }, shownIn, reader)
  return { ...shown, waits, languages: languages.filter(({ code }) => speaks.includes(code)) }
}

/**
 * Says that the words in a language are right, or keeps better ones for the editor (PUB-4). Refuses as `openToCheck`,
 * `offer.work.wordsWait` while other words of the activity wait for the editor, `offer.work.nothingToCheck`, and
 * `offer.work.sameWords` for better words that are those of the page.
 * @param asked.today ISO, on which it was read.
 * @returns what was done.
 */
export async function saveAsSpeaker(
  tx: Tx,
  asked: z.output<typeof offerLanguagesForm> & { readonly activityId: string | undefined; readonly today: string },
): Promise<Result<OfferDone>> {
  const opened = await openToCheck(tx, asked)
  if (!opened.ok) return opened
  const { row, shownIn: language, waits } = opened.value
  if (waits) return refuse('offer.work.wordsWait')
  if (asked.intent === 'check') {
    const checked = await keepChecked(tx, row, { language, today: asked.today })
    return checked.ok ? done('checked') : checked
  }
  const proposed = await proposeTranslation(tx, row, language, wordsTyped(asked))
  return proposed ? done('proposed') : refuse('offer.work.sameWords')
}
