import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { placeOf, requireAccount, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { recordEvent } from '#app/domain/identity/record-event.server.ts'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { endOneSession, endOtherSessions, listSessions, type OwnSession } from '#app/domain/identity/session.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'

export const meta = pageTitle

const devicesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('one'), number: z.string().regex(/^[\da-f]{64}$/) }),
  z.object({ intent: z.literal('others') }),
])

/** "Chrome op Android", as far as the browser said it. */
function deviceText(device: string, t: PortalT): string {
  const [browser = '', system = ''] = device.split('|')
  if (browser && system) return t('identity:devices.device', { browser, system })
  return browser || system || t('identity:devices.unknown')
}

function placeText({ place, isThis }: OwnSession, here: string, t: PortalT): string {
  if (isThis || (place !== '' && place === here)) return t('identity:devices.sameNetwork')
  return place === '' ? t('identity:devices.unknownNetwork') : t('identity:devices.otherNetwork', { network: place })
}

export async function loader(args: LoaderFunctionArgs) {
  const { accountId } = await requireAccount(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const { headers, url } = args.request
  const here = seenFrom(headers.get('User-Agent'), args.context.remoteAddress).place
  const sessions = await listSessions(placeOf(args), accountId, headers.get('Cookie'))
  const when = (instant: OwnSession['signedInAt']) => dateTimeText(instant, timeZone, language)
  return json({
    title: t('identity:devices.title'),
    ended: new URL(url).searchParams.has('beeindigd'),
    sessions: sessions.map((session) => ({
      number: session.number,
      isThis: session.isThis,
      device: deviceText(session.device, t),
      isPhone: /\|(Android|iOS)/.test(session.device),
      place: placeText(session, here, t),
      times: t('identity:devices.times', { signedIn: when(session.signedInAt), lastSeen: when(session.lastSeenAt) }),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const session = await requireAccount(args)
  // Who walks up to an open screen signs nobody out elsewhere (ASVS 5.0.0 7.5.2).
  await requireRecentProof(args, { session })
  const form = await parseForm(args, devicesForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const place = placeOf(args)
  const cookies = args.request.headers.get('Cookie')
  if (form.value.intent === 'others') await endOtherSessions(place, session.accountId, cookies)
  else await endOneSession(place, session.accountId, form.value.number)
  await recordEvent(place, 'sessionsEnded', 'success', session)
  return redirect(paths.devices({ beeindigd: 1 }), 303)
}

export default function Devices() {
  const { t } = useTranslation('identity')
  const { title, ended, sessions } = useLoaderData<typeof loader>()
  const others = sessions.some(({ isThis }) => !isThis)
  return (
    <>
      <PageHeader title={title} intro={t('devices.intro')} />
      {ended ? (
        <Notice look="success" live>
          {t('devices.ended')}
        </Notice>
      ) : null}
      <Card>
        <RowList>
          {sessions.map(({ number, isThis, isPhone, device, place, times }) => (
            <Row
              key={number}
              title={
                <>
                  <bdi>{device}</bdi> {isThis ? <Tag>{t('devices.this')}</Tag> : null}
                </>
              }
              start={<Pictogram name={isPhone ? 'mobile' : 'computer'} />}
              end={
                isThis ? null : (
                  <PostForm>
                    <HiddenFields values={{ intent: 'one', number }} />
                    <Button look="quiet" compact label={t('devices.endOne', { device, times })}>
                      {t('devices.end')}
                    </Button>
                  </PostForm>
                )
              }
            >
              {place}.<br />
              {times}
            </Row>
          ))}
        </RowList>
      </Card>
      {others ? (
        <PostForm>
          <HiddenFields values={{ intent: 'others' }} />
          <Button look="quiet">{t('devices.endOthers')}</Button>
        </PostForm>
      ) : null}
      <PostForm action={paths.signOutEverywhere}>
        <Button look="quiet">{t('devices.endAll')}</Button>
      </PostForm>
    </>
  )
}
