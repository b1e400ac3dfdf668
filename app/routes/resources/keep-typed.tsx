import { keepForm } from '#app/domain/identity/kept-form.ts'
import { json, redirect, type ActionFunctionArgs } from '#app/framework.server.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { isOfAnother, ownerIn } from '#app/platform/forms/page-owner.ts'

/** There is nothing to see here: only a page whose session is over sends something. */
export const loader = () => redirect(paths.signIn(), 302)

/**
 * Takes what was typed on a page whose session is over, and does nothing with it but keep it for the sign-in (A11Y-7):
 * whether the session still holds makes no difference. What somebody else typed in this browser is dropped.
 * @throws 401 with the typed form, which the root shows with a sign-in.
 */
export async function action({ request }: ActionFunctionArgs) {
  const cookies = request.headers.get('Cookie')
  const owner = ownerIn(cookies)
  const page = safeReturnTo(new URL(request.url).searchParams.get('pagina'), '')
  const data = await request.formData().catch(() => new FormData())
  const kept = owner && page && !isOfAnother(data, cookies) ? keepForm(owner, page, data) : null
  if (kept) throw json({ kept }, { status: 401 })
  return redirect(paths.signIn(), 303)
}

/** Never shown: without a component the answer above would be no page. */
export default function KeepTyped() {
  return null
}
