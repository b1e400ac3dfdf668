import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { writeOfferForm } from '#app/domain/activities/offer-deed-form.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { changedFields, type TypedFields } from '#app/domain/activities/offer-fields.ts'
import { sayValue, type FieldLabels } from '#app/domain/activities/offer-field-values.ts'
import { offerParts } from '#app/domain/activities/offer-fieldset.tsx'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { NewerTexts } from '#app/domain/activities/offer-newer.tsx'
import { openWriting } from '#app/domain/activities/offer-open-writing.server.ts'
import { saveWriting } from '#app/domain/activities/offer-save-writing.server.ts'
import { dayOf, fieldNames, offerChoices, timeOf } from '#app/domain/activities/offer-show.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

// i18n: offer.work:refusals.*, offer.work:errors.*, offer.work:steps.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, (tx) => openWriting(tx, args.params.activityId))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const { offer, kept, draft, others, ...lists } = found.value
  const { row } = offer
  return json({
    ...{ title: t('offer.work:write.title'), name: row.title, id: row.id, version: row.version },
    place: offerPlace(args),
    kept,
    draft: draft && {
      fields: draft.fields,
      isOlder: draft.version !== row.version,
      saved: `${dayOf(draft.savedAt, reader)}, ${timeOf(draft.savedAt, reader)}`,
    },
    others: others.length > 0 ? t('offer.work:write.others', { count: others.length, names: others.join(', ') }) : null,
    choices: offerChoices({ ...lists, keeps: kept['repetition'] === 'kept' }, reader),
    names: fieldNames(kept, reader),
    said: doneText(new URL(args.request.url).searchParams.get('klaar'), t),
  })
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, writeOfferForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { activityId } = args.params
  const answer = await withActor(maker, (tx) => saveWriting(tx, activityId, form.value))
  const at = paths[offerPlace(args)].offer
  if (answer.ok) {
    const { did, isDraft } = answer.value
    return redirect(isDraft ? at.write(activityId!, { klaar: did }) : at.activity(activityId!, { klaar: did }), 303)
  }
  if (answer.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(answer.refusal), { status: 409 })
}

/** Both texts of each field that somebody else changed meanwhile, or that differs from the own draft. */
function differences(
  kept: TypedFields,
  typed: TypedFields,
  names: Readonly<Record<string, string>>,
  labels: FieldLabels,
) {
  const own = Object.fromEntries(Object.entries(typed).filter(([name]) => name in names))
  return Object.entries(changedFields(kept, own)).map(([name, [theirs, yours]]) => ({
    name: names[name] ?? name,
    theirs: sayValue(name, theirs, labels),
    yours: sayValue(name, yours, labels),
  }))
}

/** Writing an activity (PUB-4): kept as a draft while typing, and never over what somebody else saved unseen. */
export default function WriteOffer() {
  const { t } = useTranslation('offer.work')
  const shown = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const { title, name, id, version, place, kept, draft, others, choices, names, said } = shown
  const isNewer = state?.refusal?.code === 'offer.work.newer'
  const values = state?.values ?? draft?.fields ?? kept
  const both = isNewer || (!state && draft?.isOlder) ? differences(kept, values, names, choices.labels) : []
  return (
    <FormPage
      {...{ title, intro: name, form, said: state ? null : said }}
      back={{ href: paths[place].offer.activity(id), label: t('backToActivity') }}
    >
      {others ? <Notice look="info">{others}</Notice> : null}
      {draft && !state ? (
        <Notice look="info">
          {t('write.restored', { day: draft.saved })}
          <PostForm>
            <HiddenFields values={{ intent: 'drop' }} />
            <Button look="quiet">{t('write.drop')}</Button>
          </PostForm>
        </Notice>
      ) : null}
      {both.length > 0 ? <NewerTexts differences={both} /> : null}
      <offer-draft data-kept={t('write.kept', { time: '{time}' })} data-not-kept={t('write.notKept')}>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ version }} />
            {offerParts.map(([part, Part]) => (
              <Card key={part} title={t(`steps.${part}`)}>
                <Part values={values} choices={choices} error={form.error} />
              </Card>
            ))}
            <Actions>
              <Button name="intent" value="save">
                {t('write.save')}
              </Button>
              <Button name="intent" value="draft" look="quiet">
                {t('write.draft')}
              </Button>
            </Actions>
            <p className="soft small" role="status" data-said />
          </FormStack>
        </PostForm>
      </offer-draft>
    </FormPage>
  )
}
