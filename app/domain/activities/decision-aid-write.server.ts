import { and, eq, max } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { decisionAidChanges, decisionAidVersions, type aidDeeds } from '#db/schema/activities.decision-aids.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { AidContent, AidLanguage } from './decision-aid.ts'
import { checkDecisionAid } from './decision-aid-check.ts'
import { addAidPart, changedLines, linesOfAid, writeAidPart } from './decision-aid-edit.ts'
import { longestAidText, type AidForm, type AidPartForm } from './decision-aid-form.ts'
import { aidGround } from './decision-aid-ground.server.ts'
import { aidProgress, startPart, textsOfAid, withTexts } from './decision-aid-texts.ts'
import { openAid, type AidVersion, type KeptAid } from './decision-aids.queries.server.ts'

type Opened = KeptAid & { readonly current: AidVersion }
interface Happened {
  readonly kind: (typeof aidDeeds)[number]
  readonly part?: string
  readonly changes?: Readonly<Record<string, readonly [string, string]>>
}
interface Asked {
  readonly aidId: string | undefined
  /** The version that this was written from. */
  readonly version: string
}

/** Writes down who did what. In the portal's name. */
async function writeChange(
  tx: Tx,
  aidId: string,
  number: number,
  { kind, part, changes = {} }: Happened,
): Promise<void> {
  const { tenantId, now, personId, displayName } = tx.actor
  if (personId === null) throw new Error('only people keep aids')
  await tx.insert(decisionAidChanges).values({
    ...{ tenantId, id: newId(now.epochMilliseconds), aidId, number, at: now, personId, byName: displayName },
    ...{ kind, part: part ?? null, changes },
  })
}

async function nextNumber(tx: Tx, aidId: string): Promise<number> {
  const [found] = await tx
    .select({ last: max(decisionAidVersions.number) })
    .from(decisionAidVersions)
    .where(and(eq(decisionAidVersions.tenantId, tx.actor.tenantId), eq(decisionAidVersions.aidId, aidId)))
  return (found?.last ?? 0) + 1
}

const thisVersion = (tx: Tx, { id }: AidVersion) =>
  and(eq(decisionAidVersions.tenantId, tx.actor.tenantId), eq(decisionAidVersions.id, id))

/** Keeps new content in the draft; the first change of what is published begins one. */
async function keepDraft(tx: Tx, { aid, draft }: Opened, content: AidContent, happened: Happened): Promise<void> {
  const { tenantId, now } = tx.actor
  await inPortalName(tx, async () => {
    if (draft) {
      const set = { content, revision: draft.revision + 1, changedAt: now }
      await tx.update(decisionAidVersions).set(set).where(thisVersion(tx, draft))
      return writeChange(tx, aid.id, draft.number, happened)
    }
    const number = await nextNumber(tx, aid.id)
    const made = { tenantId, id: newId(now.epochMilliseconds), aidId: aid.id, number, state: 'draft' as const }
    await tx.insert(decisionAidVersions).values({ ...made, content, changedAt: now })
    return writeChange(tx, aid.id, number, happened)
  })
}

/**
 * Writes one part of an aid, or takes it out; people see it once it is published.
 * Refuses `notFound` to everybody but the editor, and `decision-aids.work.newer` when somebody saved since `version`.
 */
export async function writeAid(
  tx: Tx,
  asked: Asked & { readonly part: string; readonly form: AidPartForm },
): Promise<Result<undefined>> {
  const opened = await openAid(tx, { aidId: asked.aidId, deed: 'update', token: asked.version })
  if (!opened.ok) return opened
  const before = opened.value.current.content
  const content = writeAidPart(before, asked.part, asked.form)
  if (!content) return notFound
  const changes = changedLines(linesOfAid(before), linesOfAid(content))
  if (Object.keys(changes).length === 0) return done()
  const kind = asked.form.intent === 'remove' ? 'removed' : 'written'
  await keepDraft(tx, opened.value, content, { kind, part: asked.part, changes })
  return done()
}

/**
 * Adds a question or an advice to an aid, puts its draft live, throws the draft away, or takes the aid off the site.
 * Refuses as `writeAid`; `decision-aids.work.faulty` for a draft with something wrong in it, and `decision-aids.work.noDraft`.
 * @returns the part that was added, to go on with.
 */
export async function doWithAid(
  tx: Tx,
  place: Tenant,
  asked: Asked & { readonly form: AidForm },
): Promise<Result<{ readonly part: string | null }>> {
  const { form, aidId, version } = asked
  const deed = form.intent === 'publish' || form.intent === 'takeOff' ? 'execute' : 'update'
  const opened = await openAid(tx, { aidId, deed, token: version })
  if (!opened.ok) return opened
  const { current, draft } = opened.value
  if (form.intent === 'addQuestion' || form.intent === 'addOutcome') {
    const kind = form.intent === 'addQuestion' ? 'question' : 'outcome'
    const { content, key } = addAidPart(current.content, kind, form.text)
    await keepDraft(tx, opened.value, content, { kind: 'added', part: key, changes: { [key]: ['', form.text] } })
    return done({ part: key })
  }
  if (form.intent === 'takeOff') return takeOff(tx, opened.value)
  if (!draft) return refuse('decision-aids.work.noDraft')
  if (form.intent === 'publish') return publishDraft(tx, place, opened.value, draft)
  if (!opened.value.published) return refuse('decision-aids.work.noDraft')
  await inPortalName(tx, async () => {
    await tx.delete(decisionAidVersions).where(thisVersion(tx, draft))
    await writeChange(tx, opened.value.aid.id, draft.number, { kind: 'dropped' })
  })
  return done({ part: null })
}

/** People find it no more; for its editor it is a draft. What is off already stays so. */
async function takeOff(tx: Tx, { aid, published, draft }: Opened): Promise<Result<{ readonly part: null }>> {
  if (!published) return done({ part: null })
  const { tenantId, now } = tx.actor
  await inPortalName(tx, async () => {
    await tx.update(decisionAidVersions).set({ state: 'retired' }).where(thisVersion(tx, published))
    if (!draft) {
      const number = await nextNumber(tx, aid.id)
      const made = { tenantId, id: newId(now.epochMilliseconds), aidId: aid.id, number, state: 'draft' as const }
      await tx.insert(decisionAidVersions).values({ ...made, content: published.content, changedAt: now })
    }
    await writeChange(tx, aid.id, published.number, { kind: 'takenOff' })
  })
  return done({ part: null })
}

async function publishDraft(
  tx: Tx,
  place: Tenant,
  { aid, published }: Opened,
  draft: AidVersion,
): Promise<Result<{ readonly part: null }>> {
  const problems = checkDecisionAid(draft.content, await aidGround(tx, place, aid))
  if (problems.length > 0) return refuse('decision-aids.work.faulty', { count: problems.length })
  const { now } = tx.actor
  await inPortalName(tx, async () => {
    if (published) await tx.update(decisionAidVersions).set({ state: 'retired' }).where(thisVersion(tx, published))
    await tx.update(decisionAidVersions).set({ state: 'published', publishedAt: now }).where(thisVersion(tx, draft))
    await writeChange(tx, aid.id, draft.number, { kind: 'published' })
  })
  return done({ part: null })
}

/**
 * Writes the texts of an aid in another language; what is left empty falls back to Dutch. Refuses as `writeAid`,
 * and `decision-aids.work.longText`.
 * @param asked.texts by where each stands.
 */
export async function translateAid(
  tx: Tx,
  asked: Asked & { readonly language: Exclude<AidLanguage, 'nl'>; readonly texts: Readonly<Record<string, unknown>> },
): Promise<Result<undefined>> {
  const opened = await openAid(tx, { aidId: asked.aidId, deed: 'update', token: asked.version })
  if (!opened.ok) return opened
  const { language, texts } = asked
  const isLong = Object.values(texts).some((text) => typeof text === 'string' && text.length > longestAidText)
  if (isLong) return refuse('decision-aids.work.longText')
  const before = opened.value.current.content
  const content = withTexts(before, (at, words) => {
    const { [language]: _before, ...others } = words
    const text = texts[at]
    return typeof text === 'string' && text.trim() !== ''
      ? { ...others, nl: words.nl, [language]: text.trim() }
      : { ...others, nl: words.nl }
  })
  const said = (from: AidContent) =>
    Object.fromEntries(textsOfAid(from).map(({ at, words }) => [at, words[language] ?? '']))
  const changes = changedLines(said(before), said(content))
  if (Object.keys(changes).length === 0) return done()
  const status = { ...content.status, [language]: { status: 'machine' as const } }
  await keepDraft(tx, opened.value, { ...content, status }, { kind: 'translated', part: language, changes })
  return done()
}

/**
 * Says that somebody who knows the language read its texts. Refuses as `writeAid`, and `decision-aids.work.nothingToCheck`
 * as long as there are none.
 */
export async function checkAidLanguage(
  tx: Tx,
  asked: Asked & { readonly language: Exclude<AidLanguage, 'nl'>; readonly today: string },
): Promise<Result<undefined>> {
  const opened = await openAid(tx, { aidId: asked.aidId, deed: 'update', token: asked.version })
  if (!opened.ok) return opened
  const { content } = opened.value.current
  const { language, today } = asked
  if (aidProgress(content, language) === 'none') return refuse('decision-aids.work.nothingToCheck')
  // A second tap.
  if (content.status[language]?.status === 'checked') return done()
  const checked = { status: 'checked' as const, checkedBy: tx.actor.displayName, checkedOn: today }
  const status = { ...content.status, [language]: checked }
  await keepDraft(tx, opened.value, { ...content, status }, { kind: 'checked', part: language })
  return done()
}

/** Whether a part is there to be written. */
export const hasPart = (content: AidContent, part: string | undefined): part is string =>
  part === startPart || content.nodes.some(({ key }) => key === part)
