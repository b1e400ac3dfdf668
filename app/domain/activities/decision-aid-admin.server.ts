import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { dateTimeText, dayText, languageText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { cursorText, type Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { aidLanguages, type AidContent, type AidLanguage } from './decision-aid.ts'
import { checkDecisionAid } from './decision-aid-check.ts'
import { aidGround, listShownEntries } from './decision-aid-ground.server.ts'
import { aidProgress, startPart, textsOfAid } from './decision-aid-texts.ts'
import { outlineOf, partNames } from './decision-aid-tree.ts'
import { aidPartValues } from './decision-aid-values.ts'
import { hasPart } from './decision-aid-write.server.ts'
import {
  currentOf,
  listAidChanges,
  listKeptAids,
  openAid,
  tokenOf,
  type KeptAid,
} from './decision-aids.queries.server.ts'

export interface AidReader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
}

/** The languages that an aid is translated to. */
export const otherAidLanguages = aidLanguages.filter((each) => each !== 'nl')
export type OtherAidLanguage = Exclude<AidLanguage, 'nl'>

const nameOf = (code: AidLanguage, { t, language }: Pick<AidReader, 't' | 'language'>) =>
  code === 'nl-simple' ? t('decision-aids.work:simpleDutch') : languageText(code, language)

function standing({ published, draft }: KeptAid, { t, language, timeZone }: AidReader) {
  const day = (at: Temporal.Instant) => dayText(at.toZonedDateTimeISO(timeZone).toPlainDate(), language, true)
  return {
    isDraft: draft !== null,
    isPublished: published !== null,
    since: published?.publishedAt
      ? t('decision-aids.work:publishedOn', { number: published.number, day: day(published.publishedAt) })
      : t('decision-aids.work:notPublished'),
  }
}

/** All aids, for the page of their editor. Refuses `notFound` to everybody else. */
export async function showAids(tx: Tx, reader: AidReader) {
  const found = await listKeptAids(tx)
  if (!found.ok) return found
  return done(
    found.value.flatMap((kept) => {
      const content = currentOf(kept)?.content
      return content ? [{ id: kept.aid.id, title: content.title.nl, ...standing(kept, reader) }] : []
    }),
  )
}

// i18n: decision-aids.work:faults.*
/** One aid as an outline, with what is wrong with it in words. Refuses `notFound`. */
export async function showAid(tx: Tx, place: Tenant, aidId: string | undefined, reader: AidReader) {
  const opened = await openAid(tx, { aidId })
  if (!opened.ok) return opened
  const { aid, current } = opened.value
  const { content } = current
  const problems = checkDecisionAid(content, await aidGround(tx, place, aid))
  const names = new Map(partNames(content).map(({ key, label }) => [key, label]))
  return done({
    ...{ id: aid.id, slug: aid.slug, title: content.title.nl, version: tokenOf(current) },
    ...standing(opened.value, reader),
    problems: problems.map(({ fault, part }) => ({
      part,
      name: names.get(part) ?? content.title.nl,
      text: reader.t(`decision-aids.work:faults.${fault}`),
    })),
    outline: outlineOf(content),
  })
}

/** One part of an aid to write in. Refuses `notFound`, also for a part that is not there. */
export async function showAidPart(
  tx: Tx,
  place: Tenant,
  aidId: string | undefined,
  part: string | undefined,
  { t }: AidReader,
) {
  const opened = await openAid(tx, { aidId })
  if (!opened.ok) return opened
  const { aid, current } = opened.value
  const { content } = current
  if (!hasPart(content, part)) return notFound
  const parts = partNames(content).filter(({ key }) => key !== part)
  return done({
    ...{ id: aid.id, name: content.title.nl, version: tokenOf(current), part, ...aidPartValues(content, part) },
    isRemovable: part !== startPart,
    parts: parts.map(({ key, kind, label }) => ({
      ...{ value: key, kind, label: `${t(`decision-aids.work:kinds.${kind}`)}: ${label}` },
    })),
    entries: (await listShownEntries(tx, place)).map(({ id, name }) => ({ value: id, label: name })),
  })
}

/** The texts of an aid in one language beside the Dutch. Refuses `notFound`. */
export async function showAidLanguage(tx: Tx, aidId: string | undefined, shownIn: OtherAidLanguage, reader: AidReader) {
  const opened = await openAid(tx, { aidId })
  if (!opened.ok) return opened
  const { aid, current } = opened.value
  const { content } = current
  const { t, language } = reader
  const status = content.status[shownIn]
  const progress = (code: AidLanguage) => aidProgress(content, code)
  return done({
    ...{ id: aid.id, name: content.title.nl, version: tokenOf(current), shownIn },
    languages: otherAidLanguages.map((code) => ({
      code,
      label: `${nameOf(code, reader)} (${t(`decision-aids.work:progress.${progress(code)}`)})`,
    })),
    texts: textsOfAid(content).map(({ at, words }) => ({ at, original: words.nl, translated: words[shownIn] ?? '' })),
    mayCheck: progress(shownIn) !== 'none' && status?.status !== 'checked',
    checked:
      status?.status === 'checked' && status.checkedBy && status.checkedOn
        ? t('decision-aids.work:checkedBy', {
            ...{ name: status.checkedBy, day: dayText(Temporal.PlainDate.from(status.checkedOn), language, true) },
          })
        : null,
  })
}

/** The draft or what is published, for a preview. Refuses `notFound`. */
export async function openAidContent(
  tx: Tx,
  aidId: string | undefined,
): Promise<Result<{ readonly id: string; readonly content: AidContent }>> {
  const opened = await openAid(tx, { aidId })
  return opened.ok ? done({ id: opened.value.aid.id, content: opened.value.current.content }) : opened
}

/** Who changed what, newest first, in words. Refuses `notFound`. */
export async function showAidHistory(
  tx: Tx,
  place: Tenant,
  asked: { readonly aidId: string | undefined; readonly after: Cursor | null },
  { t, language, timeZone }: AidReader,
) {
  const found = await listAidChanges(tx, asked)
  if (!found.ok) return found
  const { aid, current, changes, next } = found.value
  const names = new Map((await listShownEntries(tx, place)).map(({ id, name }) => [id, name]))
  const said = (text: string) => text.replace(/[0-9a-f-]{36}/g, (id) => names.get(id) ?? id) || '–'
  return done({
    ...{ id: aid.id, name: current.content.title.nl, next: next && cursorText(next), isFirst: asked.after === null },
    items: changes.map(({ id, at, byName, kind, part, number, changes: lines }) => ({
      id,
      title: t(`decision-aids.work:deeds.${kind}`, { number, part: part ?? '' }),
      by: t('decision-aids.work:by', { name: byName, moment: dateTimeText(at, timeZone, language, true) }),
      lines: Object.entries(lines).map(([name, [before, after]]) =>
        t('decision-aids.work:line', { name, before: said(before), after: said(after) }),
      ),
    })),
  })
}
