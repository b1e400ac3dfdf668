import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { joinGroupForm } from '#app/domain/appointments/booking-form.ts'
import { findOpenGroup, joinGroup } from '#app/domain/appointments/join-group.server.ts'
import { JoinGroup } from '#app/domain/appointments/join-group.tsx'
import { OpenGroupFacts } from '#app/domain/appointments/open-group-facts.tsx'
import { ownPlacesIn } from '#app/domain/appointments/own-places.queries.server.ts'
import { showOpenGroup } from '#app/domain/appointments/show-open-group.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound, refuse, type Refusal } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: groups:refusals.* appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const { subjectId: residentId } = resident
  const groupId = args.params['groupId'] ?? ''
  const found = await withActor(resident, async (tx) => {
    const open = await findOpenGroup(tx, { residentId, groupId })
    if (!open.ok) return open
    const places = await ownPlacesIn(tx, { residentId, groupIds: [open.value.id] })
    return done({ group: open.value, placeId: places.get(open.value.id) ?? null })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { group, placeId } = found.value
  const { t, language } = await pageTexts(args)
  const shown = showOpenGroup(group, placeId, { t, language, timeZone: tenant.timeZone, now })
  return json({ title: shown.title, group: shown })
}

/** The resident's own time is taken: by what stands there, or by a place that whoever acts for them does not see. */
function inWords({ code, data }: Refusal): Refusal {
  const isBusy = code === 'appointments.slotTaken' || code === 'shared.conflict'
  return isBusy ? refuse('groups.busyThen').refusal : refuse(code, data).refusal
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, joinGroupForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const asked = { residentId: resident.subjectId, groupId: args.params['groupId'] ?? '' }
  const joined = await withActor(resident, (tx) => joinGroup(tx, asked))
  if (joined.ok) return redirect(residentPaths(args).appointment(joined.value.id), { status: 303 })

  if (joined.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(inWords(joined.refusal)), { status: 409 })
}

/** One group, and taking a place in it. */
export default function Group() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['groups', 'appointments'])
  const { group } = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  const refusal = form.refusal ?? form.errors[0]?.message ?? null
  return (
    <>
      <PageHeader
        title={group.title}
        {...(group.titleLang ? { lang: group.titleLang } : {})}
        back={{ href: pages.groups(), label: t('list.title') }}
      />
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      <Card>
        <OpenGroupFacts group={group} />
        <Paragraph>{t('one.call', { phone: phoneText(group.phone) })}</Paragraph>
      </Card>
      <JoinGroup group={group} isTold={refusal !== null} />
    </>
  )
}
