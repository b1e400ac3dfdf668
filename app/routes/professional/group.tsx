import { useTranslation } from 'react-i18next'
import type { Identification } from '#app/domain/access/identification.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { changeTeamGroup } from '#app/domain/appointments/change-team-group.server.ts'
import { findResidents } from '#app/domain/appointments/find-residents.server.ts'
import { GroupDeedForm } from '#app/domain/appointments/group-change-forms.tsx'
import { groupDeeds, readGroupDeed } from '#app/domain/appointments/group-deed.ts'
import { fieldOfTime } from '#app/domain/appointments/practice-form.ts'
import { groupForm } from '#app/domain/appointments/team-group-form.ts'
import { GivePlace, GroupPeople } from '#app/domain/appointments/group-people.tsx'
import { groupRefusal } from '#app/domain/appointments/group-refusal.ts'
import { showTeamGroup } from '#app/domain/appointments/show-group.server.ts'
import { findTeamGroup, getTeamGroup } from '#app/domain/appointments/team-groups.queries.server.ts'
import { birthDateText } from '#app/domain/care-network/birth-date-text.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'

// i18n: appointments:refusals.*, groups.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const groupId = args.params['groupId'] ?? ''
  const found = await withActor(professional, (tx) => getTeamGroup(tx, { groupId, timeZone }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const deed = readGroupDeed(new URL(args.request.url).searchParams.get('doe'))
  return json({ ...showTeamGroup(found.value, args.context.now, { t, language, timeZone }), deed })
}

interface Said {
  readonly state?: FormState
  readonly search?: string
  readonly found?: readonly { readonly residentId: string; readonly name: string; readonly born: string }[]
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, groupForm)
  if (!form.ok) return json<Said>({ state: form.reply }, { status: 400 })
  const { tenant } = args.context
  const groupId = args.params['groupId'] ?? ''
  const { value: change } = form
  const refused = (refusal: Parameters<typeof form.refuse>[0]) => {
    if (refusal.code === notFound.refusal.code) throw notThere()
    return json<Said>(
      { state: form.refuse(groupRefusal(change.intent, refusal), fieldOfTime(refusal)) },
      { status: 409 },
    )
  }
  if (change.intent !== 'search') {
    const changed = await withActor(professional, (tx) => changeTeamGroup(tx, { tenant, groupId, change }))
    return changed.ok ? redirect(paths.professional.group(groupId), 303) : refused(changed.refusal)
  }
  const { search } = change
  const found = await withActor(professional, async (tx) =>
    (await findTeamGroup(tx, groupId))?.makes ? findResidents(tx, search) : notFound,
  )
  if (!found.ok) return refused(found.refusal)
  const { t, language } = await pageTexts(args)
  const shown = ({ residentId, name, birthDate }: Identification) => ({
    ...{ residentId, name: fullName(name) },
    born: t('desk.work:search.born', { date: birthDateText(birthDate, language) }),
  })
  return json<Said>({ search, found: found.value.map(shown) })
}

const icons = { move: 'clock', pass: 'person', change: 'book', cancel: 'cross' } as const

/** One group for the team: who comes, who came, and what may still be done with it. */
export default function Group() {
  const { t } = useTranslation(['groups.work', 'desk.work'])
  const page = useLoaderData<typeof loader>()
  const { state, search, found } = useActionData<Said>() ?? {}
  const form = useFormTexts(state)
  const { id, makes, mayPut, mayChange } = page
  const deed = mayChange ? page.deed : null
  const back = makes
    ? { href: paths.professional.groups(), label: t('back') }
    : { href: paths.professional.agenda({ week: page.day }), label: t('desk.work:one.back') }
  return (
    <FormPage back={back} title={page.title} form={form}>
      <Card>
        <TagList>
          {page.tags.map(({ label, look }) => (
            <Tag key={label} look={look}>
              {label}
            </Tag>
          ))}
        </TagList>
        <DefinitionList items={page.facts} compact />
      </Card>
      {deed ? (
        <GroupDeedForm deed={deed} group={page} state={state} error={form.error} />
      ) : (
        <>
          {page.hasPeople ? <GroupPeople groupId={id} places={page.places} /> : null}
          {mayPut ? (
            <div className="only-screen">
              <GivePlace
                groupId={id}
                search={search ?? typed(state, 'search')}
                found={found ?? null}
                error={form.error('search')}
              />
            </div>
          ) : null}
          <Actions>
            {(mayChange ? groupDeeds : []).map((each) => (
              <LinkButton key={each} href={paths.professional.group(id, { doe: each })} look="quiet" icon={icons[each]}>
                {t(`do.${each}`)}
              </LinkButton>
            ))}
            <PrintButton label={t('desk.work:day.print')} />
          </Actions>
        </>
      )}
    </FormPage>
  )
}
