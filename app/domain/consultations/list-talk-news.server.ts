import type { Tx } from '#db/client.server.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { getAppointmentTimes } from '../appointments/appointments.queries.server.ts'
import { listInvitations } from './invitations.queries.server.ts'
import type { Reader } from './show-invitation.server.ts'
import { talkNews, talksAhead, type TalkNews } from './talk-news.ts'

/**
 * What the home page of a resident says of the own drie-gesprekken: see `talkNews`. A talk whose appointment was
 * cancelled a moment ago is planned no more. Nothing for who may not see them.
 */
export async function listTalkNews(
  tx: Tx,
  { residentId, most }: { readonly residentId: string; readonly most: number },
): Promise<TalkNews[]> {
  const talks = await listInvitations(tx, { residentId, after: null })
  if (!talks.ok) return []
  const { items } = talks.value
  const planned = talksAhead(items, tx.actor.now)
  const times = await getAppointmentTimes(
    tx,
    planned.flatMap(({ appointmentId }) => appointmentId ?? []),
  )
  const goesOn = planned.filter(({ appointmentId }) => times.get(appointmentId ?? '')?.status === 'booked')
  return talkNews(items, goesOn, most)
}

/** News in the resident's words. */
// i18n: consultations:news.*
export function showTalkNews({ id, kind, names, waiting, startsAt }: TalkNews, { t, language, timeZone }: Reader) {
  const name = new Intl.ListFormat(language).format(names)
  const when = startsAt ? dateTimeText(startsAt, timeZone, language) : ''
  const more = {
    accepted: () => t('consultations:news.waiting', { count: waiting }),
    planned: () => t('consultations:news.with', { names: name }),
    declined: () => t('consultations:news.whatNow'),
    unanswered: () => t('consultations:news.whatNow'),
  }
  return { id, title: t(`consultations:news.${kind}`, { name, when }), text: more[kind]() }
}
