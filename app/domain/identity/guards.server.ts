import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { anonymousActor, type Actor, type ProfessionalRole, type WorkRole } from '../shared/actor.ts'
import type { Place } from './as-portal.server.ts'
import { comeBack, keepWhatWasTyped, signInFirst } from './come-back.server.ts'
import { endedRepresentation } from './ended-representation.server.ts'
import { readRepresentations, recordRefusedRepresentation, type Representation } from './representations.server.ts'
import { scopeOfArea, type Scope } from './scope.ts'
import { refusePage } from './refuse-page.server.ts'
import { readSession } from './session.server.ts'
import { isAtLeast, neededAssurance, type AssuranceArea } from './assurance.ts'
import { isCare, isRecent, type CareMembership, type Membership, type Session } from './session.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** A signed-in person: the actor of the request, and what pages need of the session. */
export interface Signed extends Actor {
  readonly personId: string
  readonly session: Session
}

export interface SignedProfessional extends Signed {
  readonly membership: CareMembership
}

/** Somebody in a team, also of an organisation that has nothing to do with residents. */
export interface SignedWorker extends Signed {
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

async function sessionOf(args: Args, kind: Session['kind']): Promise<Session> {
  const session = await findSession(args)
  if (session && session.stage !== 'full') throw redirect(paths.signInStep(session.stage, comeBack(args.request)), 302)
  if (!session) throw (await keepWhatWasTyped(args.request)) ?? signInFirst(args.request)
  // Another kind of person gets the answer of a page that isn't there.
  if (session.kind !== kind) throw await refusePage(args, session)
  return session
}

function base({ context, request }: Args, session: Session) {
  return {
    tenantId: context.tenant.id,
    personId: session.personId,
    now: context.now,
    requestId: context.requestId,
    displayName: session.displayName,
    accountId: session.accountId,
    accessPoint: new URL(request.url).host,
    session,
  }
}

/** A resident on the own pages, or somebody who acts for a resident on that resident's pages (REP-6). */
export interface SignedResident extends Signed {
  /** Whose pages these are: the own id, or that of the resident for whom one acts. */
  readonly subjectId: string
  /** Name and first name of that resident; null on the own pages. */
  readonly actsFor: Representation | null
}

const representationsKey = Symbol('representations')
const refusedKey = Symbol('refused representation')

/** For whom the person of this session may act now; read once a request. */
export async function findRepresentations({ context }: Args, session: Session): Promise<Representation[]> {
  const known = context.memory.get(representationsKey) as Promise<Representation[]> | undefined
  if (known) return known
  const reading = readRepresentations({ tenantId: context.tenant.id, now: context.now }, session.personId)
  context.memory.set(representationsKey, reading)
  return reading
}

/** The mandate for the resident that the address names, when it opens this scope; else the page isn't there. */
async function representationOf(
  args: Args,
  session: Session,
  scope: Scope | null | undefined,
): Promise<Representation> {
  const live = await findRepresentations(args, session)
  const found = live.find(({ residentId }) => residentId === args.params.subjectId)
  if (found && scope !== undefined && (scope === null || found.scopes.includes(scope))) return found
  const { context, request, params } = args
  const refused = context.memory.get(refusedKey) as Promise<void> | undefined
  const place = { tenantId: context.tenant.id, now: context.now, requestId: context.requestId }
  const asked = { residentId: params.subjectId, isRead: request.method === 'GET' }
  const writing = refused ?? recordRefusedRepresentation(place, session, asked)
  context.memory.set(refusedKey, writing)
  await writing
  throw (await endedRepresentation(args, session)) ?? new Response(null, { status: 404 })
}

/**
 * The resident of this request, or who acts for the resident that the address names (`/namens/:subjectId`). The first line
 * of every loader and action of residents' pages.
 * @param area what the page is about: the wijk's least assurance for it must be met (ACC-1), by who acts; for somebody else
 * at least that of `contact` (ACC-4).
 * @param scope what a mandate must say for this page: that of the area when left out.
 * @throws a redirect to the sign-in page when nobody is signed in, to the step-up when the assurance is too low; 404 for
 * anybody else, and for who has no live mandate for this.
 */
export async function requireResident(
  args: Args,
  area: AssuranceArea = 'portal',
  scope: Scope | null | undefined = scopeOfArea[area],
): Promise<SignedResident> {
  const session = await sessionOf(args, 'resident')
  const onBehalf = args.params.subjectId === undefined ? null : await representationOf(args, session, scope)
  const asked = neededAssurance(area, args.context.tenant.settings)
  const forAnother = neededAssurance('contact', args.context.tenant.settings)
  const needs = onBehalf && !isAtLeast(asked, forAnother) ? forAnother : asked
  if (!isAtLeast(session.assurance, needs)) throw redirect(paths.stepUp(needs, comeBack(args.request)), 302)
  const signed = { ...base(args, session), teamIds: [] }
  return onBehalf
    ? { ...signed, kind: 'representative', role: 'REPRESENTATIVE', subjectId: onBehalf.residentId, actsFor: onBehalf }
    : { ...signed, kind: 'resident', role: 'RESIDENT', subjectId: session.personId, actsFor: null }
}

/** Whether a page may show something of another area besides its own: the assurance is enough, and the mandate says so. */
export function mayShow(
  { context }: Args,
  signed: SignedResident,
  area: AssuranceArea,
  scope = scopeOfArea[area],
): boolean {
  const { session, actsFor } = signed
  const covered = actsFor === null || (scope !== undefined && (scope === null || actsFor.scopes.includes(scope)))
  return covered && isAtLeast(session.assurance, neededAssurance(area, context.tenant.settings))
}

const actingIn = <M extends Membership>(args: Args, session: Session, membership: M) => {
  const teamIds = session.memberships.filter((each) => each.role === membership.role).map((each) => each.teamId)
  return { ...base(args, session), kind: 'professional', role: membership.role, teamIds, membership } as const
}

/**
 * Whoever works in a team today, who sees no residents too: the first line of the few pages under `/werk` that are theirs.
 * @param roles who may come here.
 * @throws as `requireProfessional`.
 */
export async function requireAtWork(args: Args, roles: readonly WorkRole[]): Promise<SignedWorker> {
  const session = await sessionOf(args, 'professional')
  const membership = session.memberships.find(isCare) ?? session.memberships[0]
  if (!membership || !roles.includes(membership.role)) throw await refusePage(args, session, membership?.role)
  return actingIn(args, session, membership)
}

/**
 * The professional of this request, in the team that they work in today. The first line of everything under `/werk`. Who writes
 * what an organisation offers is none: nothing of residents is theirs.
 * @param roles who may come here; every professional when left out.
 * @throws a redirect to the sign-in page when nobody is signed in; 404 for anybody else, and for a role that is not named.
 */
export async function requireProfessional(
  args: Args,
  roles?: readonly ProfessionalRole[],
): Promise<SignedProfessional> {
  const session = await sessionOf(args, 'professional')
  const membership = session.memberships.find(isCare)
  if (!membership || (roles && !roles.includes(membership.role)))
    throw await refusePage(args, session, (membership ?? session.memberships[0])?.role)
  return actingIn(args, session, membership)
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

/** Where and when a request asks something, for what the portal does before it knows who asks. */
export function placeOf({ context }: Args): Place {
  return { tenantId: context.tenant.id, now: context.now, requestId: context.requestId }
}

/**
 * The session of somebody who is half-way through a sign-in. The first line of the pages for that.
 * @throws a redirect to the sign-in page when nobody is signed in, and onwards when this stage is done.
 */
export async function requireStage(args: Args, stage: 'secondFactor' | 'enrol'): Promise<Session> {
  const session = await findSession(args)
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  if (!session) throw redirect(paths.signInWork({ returnTo }), 302)
  // A resident's second step is a code by mail or phone.
  if (session.stage === 'secondFactor' && session.kind === 'resident')
    throw redirect(paths.signInCode({ returnTo }), 302)
  if (session.stage === stage) return session
  if (session.stage === 'full') throw redirect(returnTo || homeHref(session.kind), 302)
  throw redirect(paths.signInStep(session.stage, returnTo), 302)
}

/**
 * Whoever is fully signed in, for the pages about the own account.
 * @throws a redirect to the sign-in page when nobody is, or to the step that is still to be done.
 */
export async function requireAccount(args: Args): Promise<Session> {
  const session = await findSession(args)
  if (!session) throw (await keepWhatWasTyped(args.request)) ?? signInFirst(args.request)
  return sessionOf(args, session.kind)
}

/**
 * Asks for a proof of who acts that is at most five minutes old (ACC-6). Call it after the guard and before anything is
 * read or done.
 * @throws a redirect to the page that asks for it and comes back here; for a form that was sent, the sign-in with what was
 * typed kept (A11Y-7).
 */
export async function requireRecentProof(args: Args, signed: Pick<Signed, 'session'>): Promise<void> {
  if (isRecent(signed.session, args.context.now)) return
  const kept = await keepWhatWasTyped(args.request, { stale: true })
  throw kept ?? redirect(paths.stepUp('recent', comeBack(args.request)), 302)
}
