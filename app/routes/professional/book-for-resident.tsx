import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { bookForResident, mayBookForResidents } from '#app/domain/appointments/book-for-resident.server.ts'
import { listOpenInvitations } from '#app/domain/appointments/booking-invitations.queries.server.ts'
import { interpreterWish } from '#app/domain/appointments/interpreter-wish.ts'
import { deskBookingForm } from '#app/domain/appointments/invite-form.ts'
import { changeInvitation, usualWeeks } from '#app/domain/appointments/invite-to-book.server.ts'
import { InviteToBook, OpenInvitations } from '#app/domain/appointments/invite-to-book.tsx'
import { AboutFields, WhenFields } from '#app/domain/appointments/practice-booking-fields.tsx'
import { listPracticeChoices } from '#app/domain/appointments/practice-choices.queries.server.ts'
import { clockTime, fieldOfTime } from '#app/domain/appointments/practice-form.ts'
import { showInvitationsAtWork } from '#app/domain/appointments/show-invitations.server.ts'
import { showPracticeChoices } from '#app/domain/appointments/show-practice-choices.server.ts'
import { fieldOfWhen } from '#app/domain/appointments/when-field.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { getResidentContact } from '#app/domain/care-network/resident-contact.queries.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { NoEnter } from '#app/ui/no-enter.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TimeChoices } from '#app/ui/time-choices.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { tenant, now } = args.context
  const residentId = args.params['residentId'] ?? ''
  const query = new URL(args.request.url).searchParams
  const found = await withActor(professional, async (tx) => {
    if (!mayBookForResidents(professional.role)) return notFound
    const contact = await getResidentContact(tx, residentId)
    if (!contact.ok) return contact
    const asked = {
      tenant,
      residentId,
      personId: query.get('wie'),
      visitTypeId: query.get('soort'),
      roomId: query.get('kamer'),
    }
    const choices = await listPracticeChoices(tx, asked)
    if (!choices.ok) return choices
    const invitations = await listOpenInvitations(tx, residentId)
    return done({ contact: contact.value, choices: choices.value, invitations })
  })
  if (!found.ok) throw notThere()
  const { contact, choices, invitations } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  return json({
    ...{ residentId, formKey: newId(), title: t('desk.work:book.title', { name: fullName(contact.name) }) },
    born: t('desk.work:search.born', { date: birthDateText(contact.birthDate, language) }),
    ...showPracticeChoices(choices, { ...reader, today, monday: query.get('week'), own: contact.interpreterLanguage }),
    interpreterLanguage: contact.interpreterLanguage ?? '',
    ...{ invitations: showInvitationsAtWork(invitations, reader), inviteWeeks: String(usualWeeks(tenant)) },
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, deskBookingForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant } = args.context
  const residentId = args.params['residentId'] ?? ''
  if (form.value.intent === 'invite' || form.value.intent === 'takeBack') {
    const asked = { tenant, residentId, ...form.value }
    const changed = await withActor(professional, (tx) => changeInvitation(tx, asked))
    if (changed.ok) return redirect(paths.professional.bookFor(residentId, changed.value), 303)
    if (changed.refusal.code === notFound.refusal.code) throw notThere()
    return json(form.refuse(changed.refusal), { status: 409 })
  }
  const { formKey, personId, visitTypeId, reason = null, ...chosen } = form.value
  const interpreter = interpreterWish({ language: chosen.interpreterLanguage, gender: chosen.interpreterGender })
  const { roomId = null } = chosen
  const at = chosen.intent === 'offered' ? done(chosen.startsAt) : clockTime(chosen.date, chosen.time, tenant.timeZone)
  if (!at.ok) return json(form.refuse(at.refusal, fieldOfTime(at.refusal)), { status: 409 })
  const booked = await withActor(professional, (tx) =>
    bookForResident(tx, {
      ...{ tenant, residentId, personId, visitTypeId, startsAt: at.value },
      ...{ reason, ...interpreter, formKey, roomId },
      overrideReason: chosen.intent === 'other' ? (chosen.overrideReason ?? null) : null,
    }),
  )
  if (booked.ok) return redirect(paths.professional.appointment(booked.value.id), 303)
  if (booked.refusal.code === notFound.refusal.code) throw notThere()
  const field = chosen.intent === 'other' ? fieldOfWhen(booked.refusal) : undefined
  return json(form.refuse(booked.refusal, field), { status: 409 })
}

/** With whom and for what stand chosen already; a tap on a time books. */
export default function BookForResident() {
  const { t } = useTranslation(['desk.work', 'agenda.work', 'groups.work'])
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { residentId, personId, visitTypeId, roomId, week, languages } = page
  const here = { wie: personId, soort: visitTypeId ?? undefined, kamer: roomId ?? undefined }
  const formKey = typed(state, 'formKey', page.formKey)
  const hidden = { formKey, personId, visitTypeId: visitTypeId ?? undefined, roomId: roomId ?? undefined }
  const about = {
    ...{ languages, error: form.error, reason: typed(state, 'reason') },
    interpreterLanguage: typed(state, 'interpreterLanguage', page.interpreterLanguage),
    interpreterGender: typed(state, 'interpreterGender'),
  }
  return (
    <FormPage
      back={{ href: paths.professional.resident(residentId), label: t('book.back') }}
      title={page.title}
      intro={page.born}
      form={form}
    >
      <ChipList label={t('book.with')}>
        {page.members.map(({ id, label }) => (
          <Chip key={id} href={paths.professional.bookFor(residentId, { wie: id })} current={id === personId}>
            {label}
          </Chip>
        ))}
      </ChipList>
      <ChipList label={t('book.kind')}>
        {page.kinds.map(({ id, label }) => (
          <Chip
            key={id}
            href={paths.professional.bookFor(residentId, { wie: personId, soort: id })}
            current={id === visitTypeId}
          >
            {label}
          </Chip>
        ))}
      </ChipList>
      {page.rooms.length > 0 ? (
        <ChipList label={t('agenda.work:room.label')}>
          {[{ id: undefined, label: t('agenda.work:room.none') }, ...page.rooms].map(({ id, label }) => (
            <Chip
              key={id ?? ''}
              href={paths.professional.bookFor(residentId, { ...here, kamer: id })}
              current={(id ?? null) === roomId}
            >
              {label}
            </Chip>
          ))}
        </ChipList>
      ) : null}
      {visitTypeId === null ? (
        <Paragraph>{t('book.noKinds')}</Paragraph>
      ) : (
        <>
          <PostForm action={paths.professional.bookFor(residentId, here)}>
            <NoEnter />
            <HiddenFields values={{ ...hidden, intent: 'offered' }} />
            <AboutFields prefix="" {...about} asksGender={page.interpreterLanguage !== ''} />
            {week === null ? <Paragraph>{t('book.noTimes')}</Paragraph> : null}
            {(week?.days ?? []).map(({ id, title, times }) => (
              <TimeChoices key={id} name="startsAt" title={title} titleLevel={2} times={times} />
            ))}
          </PostForm>
          <ChipList label={t('book.times')}>
            {page.weeks.map(({ monday, label, current }) => (
              <Chip
                key={monday}
                href={paths.professional.bookFor(residentId, { ...here, week: monday })}
                current={current}
              >
                {label}
              </Chip>
            ))}
          </ChipList>
          <Card title={t('book.other')} look="quiet">
            <PostForm action={paths.professional.bookFor(residentId, here)}>
              <HiddenFields values={{ ...hidden, intent: 'other' }} />
              <FormStack>
                <WhenFields
                  date={typed(state, 'date')}
                  time={typed(state, 'time')}
                  overrideReason={typed(state, 'overrideReason')}
                  error={form.error}
                />
                <AboutFields prefix="other-" {...about} asksGender />
                <Button type="submit">{t('book.button')}</Button>
              </FormStack>
            </PostForm>
          </Card>
        </>
      )}
      <InviteToBook
        action={paths.professional.bookFor(residentId, here)}
        choice={page.inviteTo}
        weeks={typed(state, 'weeks', page.inviteWeeks)}
        words={typed(state, 'words')}
        error={form.error}
      />
      <OpenInvitations action={paths.professional.bookFor(residentId, here)} invitations={page.invitations} />
      <Actions>
        <LinkButton href={paths.professional.groups()} look="quiet" icon="together">
          {t('groups.work:title')}
        </LinkButton>
        <LinkButton href={paths.professional.agenda({ wie: personId })} look="quiet" icon="calendar">
          {t('one.back')}
        </LinkButton>
      </Actions>
    </FormPage>
  )
}
