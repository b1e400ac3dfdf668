import { Button } from './button.tsx'
import { FormStack } from './form-stack.tsx'
import { PostForm } from './post-form.tsx'

type Props = { action: string; languages: readonly { code: string; name: string }[] }

/** A button for each language, by its own name for itself. */
export function LanguageButtons({ action, languages }: Props) {
  return (
    <PostForm action={action}>
      <FormStack>
        {languages.map(({ code, name }) => (
          <Button key={code} name="language" value={code} look="quiet">
            <span lang={code} dir="auto">
              {name}
            </span>
          </Button>
        ))}
      </FormStack>
    </PostForm>
  )
}
