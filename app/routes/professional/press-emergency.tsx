import { useTranslation } from 'react-i18next'
import { findLiveEmergency } from '#app/domain/access/emergencies.queries.server.ts'
import {
  emergencyReasons,
  emergencyRoles,
  leastReason,
  mostReason,
  noticeDelayHours,
} from '#app/domain/access/emergency.ts'
import { pressForm } from '#app/domain/access/emergency-form.ts'
import { getForEmergency } from '#app/domain/access/find-for-emergency.server.ts'
import { pressEmergency } from '#app/domain/access/press-emergency.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireProfessional, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const delays = [4, 24, 48, 72]
const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const { settings } = args.context.tenant
  const professional = await requireProfessional(args, emergencyRoles(settings))
  await requireRecentProof(args, professional)
  const residentId = args.params.residentId ?? ''
  const found = await withActor(professional, async (tx) => {
    const who = await getForEmergency(tx, residentId)
    return who.ok ? done({ who: who.value, live: await findLiveEmergency(tx, residentId) }) : who
  })
  if (!found.ok) throw notThere()
  const { who, live } = found.value
  if (live) return redirect(paths.professional.emergencyRecord(live.id), 302)
  const { t, language } = await pageTexts(args)
  const most = noticeDelayHours(settings)
  return json({
    title: t('emergency.work:press.title', { name: fullName(who.name) }),
    born: t('emergency.work:search.born', { date: birthDateText(who.birthDate, language) }),
    emergencyId: newId(args.context.now.epochMilliseconds),
    delays: delays.filter((hours) => hours <= most),
  })
}

export async function action(args: ActionFunctionArgs) {
  const { tenant } = args.context
  const professional = await requireProfessional(args, emergencyRoles(tenant.settings))
  await requireRecentProof(args, professional)
  const form = await parseForm(args, pressForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const residentId = args.params.residentId ?? ''
  const { teamId } = professional.membership
  const pressed = await withActor(professional, (tx) =>
    pressEmergency(tx, { ...form.value, residentId, teamId, tenant }),
  )
  if (pressed.ok) return redirect(paths.professional.emergencyRecord(pressed.value.emergencyId), 303)
  if (pressed.refusal.code === 'shared.notFound') throw notThere()
  return json(form.refuse(pressed.refusal), { status: 409 })
}

/** Why, in own words, and when the resident hears it: then the record opens for four hours (BG-1). */
// i18n: emergency.work:reasons.*, emergency:refusals.*
export default function PressEmergency() {
  const { t } = useTranslation('emergency.work')
  const data = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <WorkPage>
      <BackLink href={paths.professional.emergency}>{t('back')}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={data.title} intro={data.born} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Notice look="warning">{t('press.warning')}</Notice>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ emergencyId: data.emergencyId }} />
          <RadioGroup
            name="reasonCode"
            label={t('press.reason')}
            options={emergencyReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            defaultValue={typed(state, 'reasonCode')}
            error={form.error('reasonCode')}
          />
          <TextArea
            name="reason"
            label={t('press.words')}
            help={t('press.wordsHelp', { count: leastReason })}
            maxLength={mostReason}
            defaultValue={typed(state, 'reason')}
            error={form.error('reason')}
          />
          {data.delays.length > 0 ? (
            <>
              <Select
                name="delayHours"
                label={t('press.delay')}
                options={[
                  { value: '0', label: t('press.atOnce') },
                  ...data.delays.map((count: number) => ({ value: String(count), label: t('press.later', { count }) })),
                ]}
                defaultValue={typed(state, 'delayHours', '0')}
                error={form.error('delayHours')}
              />
              <TextArea
                name="delayReason"
                label={t('press.delayReason')}
                help={t('press.delayHelp', { count: leastReason })}
                rows={2}
                maxLength={mostReason}
                optional
                defaultValue={typed(state, 'delayReason')}
                error={form.error('delayReason')}
              />
            </>
          ) : null}
          <Paragraph look="small">{t('press.review')}</Paragraph>
          <Button type="submit">{t('press.button')}</Button>
        </FormStack>
      </PostForm>
    </WorkPage>
  )
}
