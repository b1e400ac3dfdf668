import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { WaitWith } from './wait-with.tsx'

interface Props {
  readonly wanted: {
    readonly personId: string
    readonly visitTypeId: string
    readonly kind: string
    readonly name: string
    readonly orAnybody: boolean
  }
}

/** Asking to be told of a first time, where there is none now. */
export function WaitForTime({ wanted }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('waiting')
  const { personId, visitTypeId, kind, name, orAnybody } = wanted
  return (
    <Card title={t('join.noTimes', { kind })}>
      <PostForm action={pages.waitingList()}>
        <FormStack>
          <HiddenFields values={{ personId, visitTypeId }} />
          <WaitWith name={name} orAnybody={orAnybody} />
          <Actions>
            <Button name="intent" value="join" icon="check">
              {t('join.send')}
            </Button>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}
