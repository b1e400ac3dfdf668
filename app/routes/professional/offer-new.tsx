import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listOfferMaking, makeActivity } from '#app/domain/activities/offer-make.server.ts'
import { newOfferForm } from '#app/domain/activities/offer-deed-form.ts'
import { longest } from '#app/domain/activities/offer-form.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: offer.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, listOfferMaking)
  if (!found.ok) throw notThere()
  const { t } = await pageTexts(args)
  return json({
    title: t('offer.work:make.title'),
    place: offerPlace(args),
    id: newId(args.context.now.epochMilliseconds),
    organisations: found.value.map(({ id, name }) => ({ value: id, label: name })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, newOfferForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { tenant, now } = args.context
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const made = await withActor(maker, (tx) => makeActivity(tx, { ...form.value, today }))
  if (made.ok) return redirect(paths[offerPlace(args)].offer.write(made.value.activityId, { klaar: 'made' }), 303)
  if (made.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(made.refusal), { status: 409 })
}

/** A new activity begins with a title and whose it is. */
export default function NewOffer() {
  const { t } = useTranslation('offer.work')
  const { title, place, id, organisations } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const back = { href: paths[place].offer.list(), label: t('back') }
  const only = organisations.length === 1 ? organisations[0] : undefined
  return (
    <FormPage {...{ back, title, form }} intro={t('make.intro')}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ activityId: typed(state, 'activityId', id), organiserId: only?.value }} />
          <TextField
            {...{ name: 'title', label: t('fields.title'), help: t('help.title'), error: form.error('title') }}
            defaultValue={typed(state, 'title')}
            maxLength={longest.title}
            lang="nl"
            required
          />
          {only ? null : (
            <Select
              {...{ name: 'organiserId', label: t('fields.organiserId'), error: form.error('organiserId') }}
              defaultValue={typed(state, 'organiserId')}
              emptyLabel={t('choose')}
              options={organisations}
              required
            />
          )}
          <Button>{t('make.go')}</Button>
        </FormStack>
      </PostForm>
    </FormPage>
  )
}
