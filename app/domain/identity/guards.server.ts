import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { anonymousActor, type Actor, type ProfessionalRole } from '../shared/actor.ts'
import { keepForm } from './kept-form.ts'
import { ownerIn } from './owner-mark.server.ts'
import { readSession } from './session.server.ts'
import { isAtLeast, neededAssurance, type AssuranceArea } from './assurance.ts'
import { isRecent, type Membership, type Session } from './session.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** A signed-in person: the actor of the request, and what pages need of the session. */
export interface Signed extends Actor {
  readonly personId: string
  readonly session: Session
}

export interface SignedProfessional extends Signed {
  readonly membership: Membership
}

const key = Symbol('session')

/** The session of this request, read once; null when nobody is signed in. Decides nothing. */
export async function findSession({ request, context }: Args): Promise<Session | null> {
  const known = context.memory.get(key) as Promise<Session | null> | undefined
  if (known) return known
  const place = { tenantId: context.tenant.id, now: context.now }
  const reading = readSession(place, request.headers.get('Cookie'), context.tenant.timeZone)
  context.memory.set(key, reading)
  return reading
}

/** Someone who is not signed in, for public pages. */
export function anonymous({ context }: Args): Actor {
  return anonymousActor(context.tenant.id, context.now, context.requestId)
}

const stranger = () => new Response(null, { status: 404 })

function signInFirst(request: Request): Response {
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  return redirect(paths.signIn({ returnTo: url.pathname + url.search }), 302)
}

/** What was typed in a session that ended meanwhile goes along to the sign-in (A11Y-7): see `KeptForm`. */
async function keepWhatWasTyped(request: Request): Promise<Response | null> {
  const owner = ownerIn(request.headers.get('Cookie'))
  if (request.method === 'GET' || owner === null || request.bodyUsed) return null
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  const data = await request
    .clone()
    .formData()
    .catch(() => null)
  const kept = data && keepForm(owner, url.pathname + url.search, data)
  return kept && json({ kept }, { status: 401 })
}

/** Where a request goes on after the person did what is asked first. A form that was sent comes back as its page. */
const comeBack = (request: Request) => {
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  return url.pathname + url.search
}

async function sessionOf(args: Args, kind: Session['kind']): Promise<Session> {
  const session = await findSession(args)
  if (session && session.stage !== 'full') throw redirect(paths.signInStep(session.stage, comeBack(args.request)), 302)
  if (!session) throw (await keepWhatWasTyped(args.request)) ?? signInFirst(args.request)
  // Another kind of person gets the answer of a page that isn't there.
  if (session.kind !== kind) throw stranger()
  return session
}

function base({ context }: Args, session: Session) {
  return {
    tenantId: context.tenant.id,
    personId: session.personId,
    now: context.now,
    requestId: context.requestId,
    displayName: session.displayName,
    session,
  }
}

/**
 * The resident of this request. The first line of every loader and action under `/mijn`.
 * @param area what the page is about: the wijk's least assurance for it must be met (ACC-1).
 * @throws a redirect to the sign-in page when nobody is signed in, to the step-up when the assurance is too low; 404 for
 * anybody else.
 */
export async function requireResident(args: Args, area: AssuranceArea = 'portal'): Promise<Signed> {
  const session = await sessionOf(args, 'resident')
  const needs = neededAssurance(area, args.context.tenant.settings)
  if (!isAtLeast(session.assurance, needs)) throw redirect(paths.stepUp(needs, comeBack(args.request)), 302)
  return { ...base(args, session), kind: 'resident', role: 'RESIDENT', teamIds: [] }
}

/**
 * The professional of this request, in the team that they work in today. The first line of everything under `/werk`.
 * @param roles who may come here; everyone who works in a team when left out.
 * @throws a redirect to the sign-in page when nobody is signed in; 404 for anybody else, and for a role that is not named.
 */
export async function requireProfessional(
  args: Args,
  roles?: readonly ProfessionalRole[],
): Promise<SignedProfessional> {
  const session = await sessionOf(args, 'professional')
  const membership = session.memberships[0]
  if (!membership || (roles && !roles.includes(membership.role))) throw stranger()
  const teamIds = session.memberships.filter((each) => each.role === membership.role).map((each) => each.teamId)
  return { ...base(args, session), kind: 'professional', role: membership.role, teamIds, membership }
}

/**
 * The administrator of this request: accounts and settings, never care content (BO-4). The first line of everything under `/beheer`.
 * @throws a redirect to the sign-in page when nobody is signed in; 404 for anybody else.
 */
export async function requireAdmin(args: Args): Promise<Signed> {
  const session = await sessionOf(args, 'admin')
  return { ...base(args, session), kind: 'admin', role: 'TENANT_ADMIN', teamIds: [] }
}

/**
 * The privacy officer of this request: the log, the reviews of emergencies and questions about them. The first line of
 * everything under `/toezicht`.
 * @throws a redirect to the sign-in page when nobody is signed in; 404 for anybody else.
 */
export async function requireOfficer(args: Args): Promise<Signed> {
  const session = await sessionOf(args, 'officer')
  return { ...base(args, session), kind: 'officer', role: 'PRIVACY_OFFICER', teamIds: [] }
}

/**
 * Asks for a proof of who acts that is at most five minutes old (ACC-6). Call it after the guard and before anything is
 * read or done.
 * @throws a redirect to the page that asks for it, and that comes back here.
 */
export function requireRecentProof(args: Args, signed: Signed): void {
  if (!isRecent(signed.session, args.context.now)) throw redirect(paths.stepUp('recent', comeBack(args.request)), 302)
}
