import type { Tx } from '#db/client.server.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { listWork } from '../organisations/memberships.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listOwnProfessionals } from './own-professionals.server.ts'
import { listOwnPermissions, type PermissionView } from './permissions.queries.server.ts'
import { permissionMatrix } from './permissions.ts'
import { recipientName } from './recipient-name.server.ts'
import { recipientText } from './recipient-text.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { sharingDay, showTopics, topicsText, type SharingReader } from './show-sharing.server.ts'
import { permissionTopics, sharedTopics, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'
import type { ShownChoice, ShownOwnPermission, ShownWorkSharing } from './shown-sharing.ts'

interface Asked extends SharingReader {
  readonly residentId: string
  readonly tenant: Tenant
  readonly membership: { readonly teamId: string; readonly teamName: string }
}

/** Languages that a talk is often held in here; the reader's names for them. */
const spoken = ['nl', 'tr', 'ar', 'pl', 'en', 'ti', 'es', 'fr', 'de', 'so', 'zgh', 'uk']

// i18n: sharing.work:list.*, access:roles.*
function showOwn(tx: Tx, view: PermissionView, reader: SharingReader): ShownOwnPermission {
  const { t } = reader
  const at = view.givenAt ?? view.askedAt ?? view.createdAt
  const date = sharingDay(at, reader)
  const until = view.endsAt ? sharingDay(view.endsAt, reader) : ''
  const topics = view.topics.length > 0 ? view.topics : view.askedTopics
  const mine = view.recordedBy === tx.actor.personId
  return {
    id: view.id,
    title: t('sharing.work:list.line', {
      topics: topicsText(topics, reader),
      recipient: recipientName({ role: view.recipientRole as Recipient['role'] }, view.recipientName, t),
    }),
    text: [
      t(`sharing.work:list.${view.state}`, { date, until }),
      view.recordedByName ? t('sharing.work:list.recordedBy', { name: view.recordedByName }) : null,
    ]
      .filter(Boolean)
      .join(' '),
    state: view.state,
    toRead: view.state === 'objected' && mine && view.objectionSeenAt === null,
  }
}

interface RecordChoices {
  readonly choices: ShownChoice[]
  /** What is still closed to at least one of them. */
  readonly topics: readonly Topic[]
}

/** Who helps this resident and the own team, as far as there is something that a permission can still open to them. */
async function recordChoices(tx: Tx, { residentId, t, timeZone, membership }: Asked): Promise<RecordChoices> {
  const helpers = await listOwnProfessionals(tx, residentId)
  const personIds = helpers.ok ? helpers.value.map(({ personId }) => personId) : []
  const works = await listWork(tx, { personIds: [...personIds, tx.actor.personId ?? ''].filter(Boolean), timeZone })
  const people = works
    .filter(({ role, personId }) => permissionTopics(role).length > 0 || personId === tx.actor.personId)
    .map(({ personId, name, role, teamName }) => ({
      recipient: { personId, teamId: null, role: null },
      label: name,
      description: [t(`access:roles.${role}`), teamName].join(' · '),
    }))
  const team = { personId: null, teamId: membership.teamId, role: null } as const
  const own = { recipient: team, label: membership.teamName, description: t('sharing:give.who.everyone') }
  const all = new Map([...people, own].map((choice) => [recipientText(choice.recipient), choice]))
  const choices: ShownChoice[] = []
  const closed = new Set<Topic>()
  for (const [value, { recipient, label, description }] of all) {
    const known = await findRecipient(tx, recipient, timeZone)
    const givable = known ? (await findReach(tx, residentId, known)).givable : []
    if (givable.length > 0) choices.push({ value, label, description })
    for (const topic of givable) closed.add(topic)
  }
  return { choices, topics: sharedTopics.filter((topic) => closed.has(topic)) }
}

/**
 * The page on which a professional asks a resident for permission or writes it down, in words. `notFound` to who has no
 * care relationship with this resident.
 */
export async function showWorkSharing(tx: Tx, asked: Asked): Promise<Result<ShownWorkSharing>> {
  const { residentId, t, language, timeZone, membership } = asked
  const own = await listOwnPermissions(tx, residentId)
  if (!own.ok) return own
  const { personId, role } = tx.actor
  const may = (permissionMatrix.permission[role] ?? []).some(({ actions }) => actions.includes('create'))
  const me = personId ? await findRecipient(tx, { personId, teamId: null, role: null }, timeZone) : null
  const reach = may && me ? await findReach(tx, residentId, me) : null
  const open = own.value.some(
    ({ state, askedTeamId }) => (state === 'asked' || state === 'later') && askedTeamId === membership.teamId,
  )
  const record = may ? await recordChoices(tx, asked) : { choices: [], topics: [] }
  return done({
    may,
    askId: newId(),
    recordId: newId(),
    waits: open,
    askFor: [
      { value: `p.${personId}`, label: t('sharing.work:ask.me') },
      { value: `t.${membership.teamId}`, label: t('sharing.work:ask.team', { team: membership.teamName }) },
    ],
    askTopics: showTopics(reach?.givable ?? [], asked),
    recordFor: record.choices,
    recordTopics: showTopics(record.topics, asked),
    languages: spoken.map((code) => ({ value: code, label: languageText(code, language) })),
    own: own.value.map((view) => showOwn(tx, view, asked)),
  })
}
