import { useTranslation } from 'react-i18next'
import type { Temporal } from 'temporal-polyfill'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { changePassword } from '#app/domain/identity/change-password.server.ts'
import { securityForm } from '#app/domain/identity/credential-forms.ts'
import { renewRecoveryCodes } from '#app/domain/identity/enrol.server.ts'
import { placeOf, requireAccount, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { ownerCookie } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { AfterRecovery } from '#app/domain/identity/after-recovery.tsx'
import { PasskeyList } from '#app/domain/identity/passkey-list.tsx'
import { PasskeySlot } from '#app/domain/identity/passkey-slot.tsx'
import { removePasskey } from '#app/domain/identity/remove-passkey.server.ts'
import { getSecurityOverview } from '#app/domain/identity/security-overview.server.ts'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import {
  AuthenticatorApp,
  ChangePassword,
  EndOtherSessions,
  RecoveryCodes,
} from '#app/domain/identity/security-parts.tsx'
import { setUpTotp } from '#app/domain/identity/set-up-totp.server.ts'
import { showTotp } from '#app/domain/identity/show-totp.server.ts'
import type { ShownTotp } from '#app/domain/identity/totp-set-up.tsx'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle
export const handle = { passkeys: true }

const shownTo = (args: LoaderFunctionArgs, accountId: string, name: string, shown: string | null) =>
  showTotp(placeOf(args), { accountId, name, wijk: args.context.tenant.name, shown })

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireAccount(args)
  const query = new URL(args.request.url).searchParams
  const atWork = session.kind !== 'resident'
  const asked = atWork && new URL(args.request.url).searchParams.get('app') === 'nieuw'
  if (asked) await requireRecentProof(args, { session })
  const { email, totp, codesLeft, passkeys } = await getSecurityOverview(placeOf(args), session.accountId)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const when = (at: Temporal.Instant | null) =>
    at ? dateTimeText(at, timeZone, language, true) : t('identity.work:passkey.neverUsed')
  const shown = asked ? shownTo(args, session.accountId, email, null) : null
  return json({
    ...{ title: t('identity:security.title'), atWork, email, totp, codesLeft, shown },
    recovered: atWork && query.has('herstelcode') ? safeReturnTo(query.get('verder'), homeHref(session.kind)) : null,
    keyAdded: new URL(args.request.url).searchParams.get('sleutel') === 'nieuw',
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      ...{ id, name },
      times: t('identity.work:passkey.times', { created: when(createdAt), used: when(lastUsedAt) }),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const session = await requireAccount(args)
  await requireRecentProof(args, { session })
  const form = await parseForm(args, securityForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const place = placeOf(args)
  const { remoteAddress, tenant } = args.context
  if (form.value.intent === 'password') {
    const cookies = args.request.headers.get('Cookie')
    const { password: current, newPassword: password } = form.value
    const seen = seenFrom(args.request.headers.get('User-Agent'), remoteAddress)
    const input = { session, seen, current, password, cookies, remoteAddress, wijk: tenant.name }
    const changed = await changePassword(place, input)
    if (!changed.ok) return json(form.refuse(changed.refusal), refusalStatus(changed.refusal))
    const sent = [...changed.value, ownerCookie(session.accountId)]
    const headers = new Headers(sent.map((cookie): [string, string] => ['Set-Cookie', cookie]))
    return json({ done: 'password' as const }, { headers })
  }
  // A resident's second factor is a code by mail or phone.
  if (session.kind === 'resident') throw new Response(null, { status: 404 })
  if (form.value.intent === 'removePasskey') {
    const removed = await removePasskey(place, { session, passkeyId: form.value.passkeyId })
    return removed.ok
      ? json({ done: 'passkey' as const })
      : json(form.refuse(removed.refusal), refusalStatus(removed.refusal))
  }
  if (form.value.intent === 'codes') return json({ codes: await renewRecoveryCodes(place, session) })
  const added = await setUpTotp(place, { session, remoteAddress, ...form.value })
  if (added.ok) return json({ done: 'app' as const })
  const { email } = await getSecurityOverview(place, session.accountId)
  const shown = shownTo(args, session.accountId, email, form.value.pending)
  return json({ ...form.refuse(added.refusal), shown }, refusalStatus(added.refusal))
}

function DoneText({ what }: { readonly what: 'password' | 'app' | 'passkey' | 'newPasskey' }) {
  const { t } = useTranslation(['identity', 'identity.work'])
  if (what === 'password') return t('identity:security.changed')
  if (what === 'app') return t('identity.work:security.appChanged')
  return what === 'passkey' ? t('identity.work:passkey.removed') : t('identity.work:passkey.added')
}

export default function Security() {
  const { t } = useTranslation(['identity', 'identity.work'])
  const { atWork, recovered, totp, codesLeft, shown, passkeys, keyAdded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const error = (intent: string) => (name: string) => (typed(state, 'intent') === intent ? form.error(name) : undefined)
  const again = answer && 'shown' in answer ? (answer.shown as ShownTotp) : null
  const ready = answer && 'done' in answer ? answer.done : !answer && keyAdded ? 'newPasskey' : null
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t('identity:security.title')} intro={t('identity:security.intro')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      {recovered && !answer ? <AfterRecovery next={recovered} left={codesLeft} /> : null}
      {ready ? (
        <Notice look="success" live>
          <DoneText what={ready} />
        </Notice>
      ) : null}
      {/* A new password ended the others by itself. */}
      {(ready && ready !== 'password') || (answer && 'codes' in answer) ? <EndOtherSessions /> : null}
      <ChangePassword error={error('password')} />
      {atWork ? (
        <>
          <PasskeyList passkeys={passkeys} action={paths.security} />
          <PasskeySlot purpose="security" />
          <AuthenticatorApp has={totp} shown={again ?? (ready ? null : shown)} error={error('totp')} />
          <RecoveryCodes left={codesLeft} codes={answer && 'codes' in answer ? answer.codes : null} />
        </>
      ) : null}
    </>
  )
}
