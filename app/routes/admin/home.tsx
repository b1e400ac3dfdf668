import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireAdmin(args)
  return redirect(paths.admin.accounts(), 302)
}

/** Never shown; with a page of its own a stranger's 404 is the calm one. */
export default function Home() {
  return null
}
