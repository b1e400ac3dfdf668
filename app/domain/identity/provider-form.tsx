import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** The button to the identity provider. `kept` is JSON of `KeptForm`. */
export function ProviderForm({ hidden }: { hidden: { readonly returnTo: string; readonly kept: string } }) {
  const { t } = useTranslation('identity')
  return (
    <PostForm action={paths.signInProvider}>
      <HiddenFields values={hidden} />
      <Button icon="lock">{t('choose.digid')}</Button>
    </PostForm>
  )
}
