import { redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { paths } from '#app/paths.ts'

/** The bare address leads to the neighbourhood's front page in the visitor's language. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.home(await pageLanguage(args)), 302)
}
