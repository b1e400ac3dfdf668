import type { Actor } from '#app/domain/shared/actor.ts'
import { startMailServer } from './mail-server.server.ts'

/** A secret that went through the portal, in the forms in which it was shown or typed. */
export interface Secret {
  readonly name: string
  readonly forms: readonly string[]
}

/** Whom the secrets are of; the ids of a test neighbourhood. */
export interface Subjects {
  /** ISO 8601: where the clock starts. */
  readonly now: string
  readonly tenantId: string
  readonly wijk: string
  readonly residentId: string
  /** A resident without an account, and an assistant of the practice. */
  readonly newcomerId: string
  readonly assistant: { readonly personId: string; readonly teamId: string }
  /** An account that was invited. */
  readonly invited: { readonly accountId: string; readonly email: string }
}

/** A program of its own, so that everything it logs can be read: writes every kind of secret by the portal's own code. */
const subjects = JSON.parse(process.argv[2] ?? '') as Subjects
Object.assign(process.env, { LOG_LEVEL: 'trace', DEMO_NOW: subjects.now })
const mails = await startMailServer()

const { closePool } = await import('../client.server.ts')
const { residents } = await import('../schema/identity.ts')
const { testIdentityNumber } = await import('../seed/data/test-identity-number.ts')
const { withActor } = await import('#app/domain/access/with-actor.server.ts')
const identity = {
  ...(await import('#app/domain/identity/accept-invitation.server.ts')),
  ...(await import('#app/domain/identity/ask-for-code.server.ts')),
  ...(await import('#app/domain/identity/assisted-activation.server.ts')),
  ...(await import('#app/domain/identity/browser-mark.server.ts')),
  ...(await import('#app/domain/identity/choose-password.server.ts')),
  ...(await import('#app/domain/identity/enrol.server.ts')),
  ...(await import('#app/domain/identity/invite-account.server.ts')),
  ...(await import('#app/domain/identity/issue-activation-code.server.ts')),
  ...(await import('#app/domain/identity/pass-second-factor.server.ts')),
  ...(await import('#app/domain/identity/pass-sent-code.server.ts')),
  ...(await import('#app/domain/identity/request-password-reset.server.ts')),
  ...(await import('#app/domain/identity/sealed-contact.server.ts')),
  ...(await import('#app/domain/identity/session.server.ts')),
  ...(await import('#app/domain/identity/set-identity-number.server.ts')),
  ...(await import('#app/domain/identity/set-up-totp.server.ts')),
  ...(await import('#app/domain/identity/show-totp.server.ts')),
  ...(await import('#app/domain/identity/sign-in.server.ts')),
  ...(await import('#app/domain/identity/totp.server.ts')),
  ...(await import('#app/domain/identity/try-activation-code.server.ts')),
}
const { keepAccessLog } = await import('#app/domain/access/keep-access-log.server.ts')
const { getEnv } = await import('#app/platform/env.server.ts')
const { systemActor } = await import('#app/domain/shared/actor.ts')
const { portalClock } = await import('#app/platform/clock.server.ts')
const { log } = await import('#app/platform/log.server.ts')
const { startJobs } = await import('#app/jobs.server.ts')
const { and, eq } = await import('drizzle-orm')

const secrets: Secret[] = []
const keep = (name: string, ...forms: string[]) => {
  secrets.push({ name, forms })
  return forms[0] ?? ''
}
const { tenantId, wijk, residentId, newcomerId, assistant, invited } = subjects
const place = () => ({ tenantId, now: portalClock().now(), requestId: 'canary' })
const portal = () => systemActor(tenantId, portalClock().now(), 'canary')
const remoteAddress = '192.0.2.7'
const seen = { cookies: null, remoteAddress }

/** The value, or the fault that names the refusal. */
function value<T>(answer: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
  return answer.value
}
/** The name and value of a `Set-Cookie`, as the browser sends it back. */
const sent = (cookie: string) => cookie.split(';')[0] ?? ''
const keepCookie = (name: string, cookie: string) => {
  keep(name, sent(cookie).slice(sent(cookie).indexOf('=') + 1))
  return sent(cookie)
}
async function sessionOf(cookies: string) {
  const session = await identity.readSession(place(), cookies, 'Europe/Amsterdam')
  if (!session) throw new Error('no session')
  return session
}

/** What the next mail says, as a person reads it. */
async function nextMail(): Promise<string> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const raw = mails.received.shift()?.raw
    if (raw) {
      const body = raw.slice(raw.indexOf('\r\n\r\n'))
      if (/base64/i.test(raw)) return Buffer.from(body, 'base64').toString('utf8')
      return body
        .replaceAll(/=\r?\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no mail came')
}
const linkIn = (mail: string) => /[?&]link=([\w-]+)/.exec(mail)?.[1] ?? ''
const codeIn = (mail: string) => /\b\d{6}\b/.exec(mail)?.[0] ?? ''

async function writeContact(): Promise<void> {
  const number = keep('citizen service number', testIdentityNumber(4_711) ?? '')
  value(await withActor(portal(), (tx) => identity.setIdentityNumber(tx, { residentId, number })))
  const phone = keep('phone', '06 87654321', '0687654321')
  const whose = { tenantId, id: residentId }
  await withActor(portal(), (tx) =>
    tx
      .update(residents)
      .set({ phoneSealed: identity.sealPhone(whose, phone) })
      .where(and(eq(residents.tenantId, tenantId), eq(residents.id, residentId))),
  )
}

/** An invited professional: link, password, app, recovery codes, sign-in; then a new password by mail. */
async function signProfessionalIn(): Promise<void> {
  const { accountId, email } = invited
  await withActor(portal(), (tx) => identity.inviteAccount(tx, { accountId }))
  const token = keep('invitation', linkIn(await nextMail()))
  const password = keep('password', 'kanarie-in-de-koolmijn-7')
  const accepted = value(await identity.acceptInvitation(place(), { token, password, wijk }))
  const first = keepCookie('first session', accepted.cookie)
  const session = await sessionOf(first)
  const totp = identity.showTotp(place(), { accountId, name: email, wijk, shown: null })
  const secret = keep('second factor', totp.typed.replaceAll(' ', ''), totp.typed)
  const code = identity.totpCode(secret, place().now)
  value(await identity.setUpTotp(place(), { session, pending: totp.sealed, code, remoteAddress }))
  const enrolled = keepCookie('second session', value(await identity.markEnrolled(place(), first)))
  const codes = await identity.renewRecoveryCodes(place(), await sessionOf(enrolled))
  for (const each of codes) keep('recovery code', each, each.replaceAll(/[\s-]/g, ''))
  const done = value(await identity.finishEnrolment(place(), { session: await sessionOf(enrolled), cookies: enrolled }))
  done.forEach((cookie, at) => keepCookie(`cookie ${at}`, cookie))

  const wrong = keep('mistyped password', 'kanarie-in-de-koolmijn-8')
  await identity.signIn({ ...place(), ...seen, email, password: wrong })
  const signed = value(await identity.signIn({ ...place(), ...seen, email, password }))
  const half = keepCookie('half session', signed.cookie)
  const recovery = {
    ...seen,
    session: await sessionOf(half),
    cookies: half,
    kind: 'recoveryCode',
    code: codes[0] ?? '',
  } as const
  value(await identity.passSecondFactor(place(), recovery)).forEach((cookie, at) =>
    keepCookie(`full cookie ${at}`, cookie),
  )

  await identity.requestPasswordReset(place(), { ...seen, email })
  const reset = keep('password reset', linkIn(await mailWith('link=')))
  const next = keep('new password', 'sperwer-boven-de-koolmijn-9')
  value(await identity.choosePassword(place(), { token: reset, purpose: 'passwordReset', password: next, wijk }))
}

/** Mails that tell of something come in between; a mail without what is looked for is passed over. */
async function mailWith(word: string | RegExp): Promise<string> {
  for (;;) {
    const mail = await nextMail()
    if (typeof word === 'string' ? mail.includes(word) : word.test(mail)) return mail
  }
}

/** A resident of the assisted route: code of the desk, password, code by mail, sign-in. */
async function signResidentIn(): Promise<void> {
  const desk: Actor = {
    ...{ tenantId, personId: assistant.personId, teamIds: [assistant.teamId], displayName: 'Sanne' },
    ...place(),
    kind: 'professional',
    role: 'PRACTICE_ASSISTANT',
  }
  const issued = await withActor(desk, (tx) =>
    identity.issueActivationCode(tx, { residentId: newcomerId, document: 'passport' }),
  )
  if (!('code' in issued)) throw new Error('no activation code')
  const typed = keep('activation code', issued.code)
  const tried = value(
    await identity.tryActivationCode(place(), { typed, cookies: null, language: 'nl', remoteAddress }),
  )
  if (tried.step !== 'choose') throw new Error('activated already')
  const claim = keepCookie('activation cookie', tried.cookie)
  const claimHash = identity.claimMark.hashIn(claim)
  const email = 'nieuwkomer@bewoner.example'
  const password = keep('password of a resident', 'wielewaal-achter-het-spoor-3')
  const login = { claimHash, email, password, channel: 'email', wijk, remoteAddress } as const
  value(await identity.prepareAssisted(place(), login))
  const code = keep('mailed code', codeIn(await mailWith(/\b\d{6}\b/)))
  const { accountId } = value(await identity.finishAssisted(place(), { claimHash, typed: code, language: 'nl' }))
  const signed = value(await identity.signIn({ ...place(), ...seen, email, password }))
  const half = keepCookie('half session of a resident', signed.cookie)
  const owner = { accountId, sessionNumber: identity.sessionNumber(half) ?? '' }
  await identity.askForCode(place(), { owner, channel: 'email', remoteAddress })
  const second = keep('second mailed code', codeIn(await mailWith(/\b\d{6}\b/)))
  const given = { session: await sessionOf(half), cookies: half, typed: second }
  keepCookie('session of a resident', value(await identity.passSentCode(place(), given)))
}

// The months of the log stand before anybody writes, as in a portal that has run before.
await keepAccessLog({ now: portalClock().now(), years: getEnv().LOG_KEEP_YEARS })
const jobs = await startJobs()
try {
  await writeContact()
  await signProfessionalIn()
  await signResidentIn()
  // A mail that isn't taken: the log tells of it.
  mails.refuseWith(550)
  await identity.requestPasswordReset(place(), { ...seen, email: invited.email })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  log.info(`the word ${process.argv[3] ?? ''}`)
} finally {
  await jobs.stop()
  await closePool()
  await mails.stop()
}
process.send?.(secrets)
