import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { holdAccount } from '../identity/account-status.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { listPeopleAtWork } from '../organisations/at-work.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import { changesBetween } from './entry-changes.ts'
import { hoursOf, type EntryForm } from './entry-form.ts'
import { entryCan } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { dutchWords, entryUnchecked, entryWordFields } from './entry-words.ts'
import { findKeptEntry, ownOrganisations } from './kept-entries.queries.server.ts'
import { looksPrivate } from './private-data.ts'
import { checkedBy, writeChange } from './write-change.server.ts'

type Place = DirectoryPlace & { readonly name: string }
type Save = Extract<EntryForm, { intent: 'save' }>

/** The form as columns. Who may not choose an organisation keeps the one that is there. */
function columnsOf(form: Save, organisationId: string | null) {
  const list = (text: string | undefined) =>
    (text ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
  const { name, description, providerName, domains, questions, languages } = form
  return {
    ...{ name, description, providerName, organisationId, domains, questions, languages },
    targetGroups: list(form.targetGroups),
    street: form.street ?? null,
    postcode: form.postcode ?? null,
    neighbourhoodId: form.neighbourhoodId ?? null,
    openingHours: form.openingHours ?? null,
    hours: hoursOf(form),
    costs: form.costs ?? null,
    howToRegister: form.howToRegister ?? null,
    wheelchairAccessible: form.stepFree === 'yes',
    phone: form.phone ?? null,
    email: form.email ?? null,
    website: form.website ?? null,
    keyContactFunction: form.keyContactFunction ?? null,
    keyContactPhone: form.keyContactPhone ?? null,
    keyContactUntil: form.keyContactUntil ?? null,
    successorFunction: form.successorFunction ?? null,
    successorPhone: form.successorPhone ?? null,
    ownerPersonId: form.ownerPersonId ?? null,
    ownerSuccessorId: form.ownerSuccessorId ?? null,
  }
}

/** Whether everything that the form points at exists in this wijk, and the owners may keep an entry of that organisation. */
async function pointsRight(tx: Tx, place: Place, columns: ReturnType<typeof columnsOf>): Promise<boolean> {
  const { neighbourhoodId, organisationId, ownerPersonId, ownerSuccessorId } = columns
  if (neighbourhoodId && !(await listNeighbourhoods(tx)).some(({ id }) => id === neighbourhoodId)) return false
  if (organisationId && !(await findOrganisers(tx, [organisationId])).has(organisationId)) return false
  const owners = [ownerPersonId, ownerSuccessorId].filter((each) => each !== null)
  if (owners.length === 0) return true
  const people = await listPeopleAtWork(tx, { organisationId, timeZone: place.timeZone })
  return owners.every((owner) => people.some(({ id }) => id === owner))
}

/**
 * Writes an entry, or proposes a new one: of the editor it is published at once, of any other professional it waits for the
 * editor (access: propose). Saving counts as checking. Refuses `notFound` to who does not keep it and for an id that points
 * nowhere, `directory.changedMeanwhile` when somebody else saved since this page was made, and `directory.looksPrivate` for
 * a mobile number or a private address that nobody said is right (PUB-3).
 */
export async function saveEntry(
  tx: Tx,
  place: Place,
  id: string | undefined,
  form: Save,
): Promise<Result<{ id: string }>> {
  const { tenantId, now, kind, personId } = tx.actor
  // Who is named can't leave meanwhile; before the entry, as who closes an account holds them.
  for (const named of [form.ownerPersonId, form.ownerSuccessorId].sort())
    if (named !== undefined) await inPortalName(tx, () => holdAccount(tx, { personId: named }))
  const found = id === undefined ? null : await findKeptEntry(tx, place, id, { hold: true })
  if (id !== undefined && (!found || !entryCan(found.row.state, 'change', found.part))) return notFound
  if (kind !== 'admin' && kind !== 'professional') return notFound
  const isEditor = kind === 'admin'
  const own = isEditor ? null : await ownOrganisations(tx)
  const organisationId = isEditor
    ? (form.organisationId ?? null)
    : found
      ? found.row.organisationId
      : (own?.ids[0] ?? null)
  const columns = columnsOf(form, organisationId)
  if (!(await pointsRight(tx, place, columns))) return notFound
  if (found && found.row.version !== form.version) return refuse('directory.changedMeanwhile')
  const phones = [form.phone, form.keyContactPhone, form.successorPhone]
  if (form.sure !== 'yes' && looksPrivate({ phones, email: form.email })) return refuse('directory.looksPrivate')

  const today = now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const checked = { lastCheckedOn: today, lastCheckedBy: await checkedBy(tx, place), updatedAt: now }
  if (found) {
    const { row } = found
    const changes = changesBetween(row, columns)
    // What somebody read in another language was read beside the old words.
    const isReworded = entryWordFields.some(
      (field) => dutchWords(row)[field] !== dutchWords({ ...row, ...columns })[field],
    )
    const fresh = isReworded ? { translationStatus: entryUnchecked(row) } : {}
    const providerId = organisationId ?? (columns.providerName === row.providerName ? row.providerId : row.id)
    await inPortalName(tx, async () => {
      await tx
        .update(directoryEntries)
        .set({ ...columns, ...checked, ...fresh, providerId, version: row.version + 1 })
        .where(and(eq(directoryEntries.tenantId, tenantId), eq(directoryEntries.id, row.id)))
      await writeChange(tx, row.id, Object.keys(changes).length === 0 ? 'checked' : 'changed', changes)
    })
    return done({ id: row.id })
  }
  const entryId = newId(now.epochMilliseconds)
  // Who proposes keeps it: nothing begins as nobody's.
  const ownerPersonId = columns.ownerPersonId ?? (isEditor ? null : personId)
  const state = isEditor ? 'published' : 'proposed'
  await inPortalName(tx, async () => {
    await tx.insert(directoryEntries).values({
      tenantId,
      id: entryId,
      ...columns,
      ownerPersonId,
      state,
      providerId: organisationId ?? entryId,
      ...checked,
    })
    await writeChange(tx, entryId, 'created')
  })
  return done({ id: entryId })
}
