import { useTranslation } from 'react-i18next'
import { changeSettings, getSettings } from '#app/domain/access/change-settings.server.ts'
import { SettingsFields } from '#app/domain/access/settings-fields.tsx'
import { settingsForm } from '#app/domain/access/settings-form.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: access:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const { t } = await pageTexts(args)
  const { name, city, timeZone, settings } = args.context.tenant
  const changeable = await withActor(admin, getSettings)
  if (isRefused(changeable)) throw new Response(null, { status: 404 })
  const said = new URL(args.request.url).searchParams.get('klaar') === 'bewaard'
  return json({ title: t('identity.work:admin.settings'), name, city, timeZone, settings, changeable, said })
}

/** Changes the settings of the wijk; every process knows within a minute. */
export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, settingsForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const changed = await withActor(admin, (tx) => changeSettings(tx, form.value))
  if (changed.ok) return redirect(`${paths.admin.settings}?klaar=bewaard`, 303)
  if (changed.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(changed.refusal), { status: 409 })
}

export default function Settings() {
  const { t } = useTranslation('identity.work')
  const { name, city, timeZone, settings, changeable, said } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage
      title={t('admin.settings')}
      intro={t('admin.settingsIntro')}
      form={form}
      said={said && !state ? t('settings.saved') : null}
    >
      <DefinitionList
        items={[
          { term: t('admin.wijk'), description: `${name}, ${city}` },
          { term: t('admin.timeZone'), description: timeZone },
          { term: t('admin.outOfHours'), description: settings.phones.outOfHours },
          { term: t('admin.helpPhone'), description: settings.phones.help },
          { term: t('admin.closingTime'), description: settings.closingTime },
          { term: t('admin.bookingHorizon'), description: t('admin.days', { count: settings.bookingHorizonDays }) },
          { term: t('admin.bookingHold'), description: t('admin.minutes', { count: settings.bookingHoldMinutes }) },
          {
            term: t('admin.invitationHold'),
            description: t('admin.workingDays', { count: settings.invitationHoldWorkingDays }),
          },
        ]}
      />
      <SettingsFields settings={changeable} state={state} error={form.error} />
    </FormPage>
  )
}
