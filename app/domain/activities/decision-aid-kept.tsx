import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestAidText } from './decision-aid-form.ts'
import { AidOutline } from './decision-aid-outline.tsx'
import { startPart } from './decision-aid-texts.ts'
import type { AidBranch } from './decision-aid-tree.ts'

interface Props {
  readonly aid: {
    readonly id: string
    readonly title: string
    readonly version: string
    readonly isDraft: boolean
    readonly isPublished: boolean
    readonly since: string
    readonly problems: readonly { readonly part: string; readonly name: string; readonly text: string }[]
    readonly outline: { readonly trees: readonly AidBranch[]; readonly loose: readonly AidBranch[] }
    readonly said: string | null
    readonly publicHref: () => string
  }
  readonly state: FormState | undefined
}

type Part = { readonly aid: Props['aid']; readonly partHref: (key: string) => string }

function Problems({ aid, partHref }: Part) {
  const { t } = useTranslation('decision-aids.work')
  const { problems, isDraft } = aid
  if (problems.length === 0) return <Notice look="success">{t(isDraft ? 'ready' : 'allRight')}</Notice>
  return (
    <Notice look="warning" title={t('wrong', { count: problems.length })}>
      <ul>
        {problems.map(({ part, name, text }) => (
          <li key={`${part} ${text}`}>
            <AppLink href={partHref(part)}>
              <span lang="nl">{name}</span>
            </AppLink>
            : {text}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Outline({ aid, partHref }: Part) {
  const { t } = useTranslation('decision-aids.work')
  const { trees, loose } = aid.outline
  return (
    <Card title={t('outline')} action={{ href: partHref(startPart), label: t('editStart') }}>
      <ul>
        {trees.map((branch) => (
          <li key={branch.key}>
            <AidOutline {...{ branch, partHref }} />
          </li>
        ))}
      </ul>
      {loose.length > 0 ? (
        <>
          <Paragraph>{t('loose')}</Paragraph>
          <ul>
            {loose.map((branch) => (
              <li key={branch.key}>
                <AidOutline {...{ branch, partHref }} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}

function Adding({ aid, state, error }: Props & { error: (name: string) => string | undefined }) {
  const { t } = useTranslation('decision-aids.work')
  return (
    <Card title={t('add')}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ version: aid.version }} />
          <TextField
            {...{ name: 'text', label: t('addText'), error: error('text'), maxLength: longestAidText, lang: 'nl' }}
            defaultValue={typed(state, 'text')}
          />
          <Actions>
            <Button look="quiet" name="intent" value="addQuestion">
              {t('addQuestion')}
            </Button>
            <Button look="quiet" name="intent" value="addOutcome">
              {t('addOutcome')}
            </Button>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}

/** One aid for its editor: outline, check, and what can be done with it. */
export function AidKept({ aid, state }: Props) {
  const { t } = useTranslation('decision-aids.work')
  const form = useFormTexts(state)
  const { id, title, version, isDraft, isPublished, since, problems, said, publicHref } = aid
  const partHref = (key: string) => paths.admin.decisionAidPart(id, key)
  return (
    <FormPage
      {...{ title, intro: since, form, said: state ? null : said }}
      back={{ href: paths.admin.decisionAids(), label: t('back') }}
    >
      <Actions>
        <LinkButton href={paths.admin.decisionAidPreview(id)} look="quiet" icon="eye">
          {t('preview')}
        </LinkButton>
        <LinkButton href={paths.admin.decisionAidLanguages(id)} look="quiet" icon="language">
          {t('languages')}
        </LinkButton>
        <LinkButton href={paths.admin.decisionAidHistory(id)} look="quiet" icon="clock">
          {t('history')}
        </LinkButton>
        {isPublished ? (
          <LinkButton href={publicHref()} look="quiet" icon="globe">
            {t('see')}
          </LinkButton>
        ) : null}
      </Actions>
      <Problems {...{ aid, partHref }} />
      {isDraft ? (
        <Card title={t('draft')}>
          <Paragraph>{t('draftText')}</Paragraph>
          <PostForm>
            <HiddenFields values={{ version }} />
            <Actions>
              {problems.length === 0 ? (
                <Button name="intent" value="publish">
                  {t('publish')}
                </Button>
              ) : null}
              {isPublished ? (
                <Button look="quiet" name="intent" value="drop">
                  {t('drop')}
                </Button>
              ) : null}
            </Actions>
          </PostForm>
        </Card>
      ) : null}
      <Outline {...{ aid, partHref }} />
      {isPublished ? (
        <Card title={t('takeOff')}>
          <Paragraph>{t('takeOffText')}</Paragraph>
          <PostForm>
            <HiddenFields values={{ intent: 'takeOff', version }} />
            <Button look="quiet">{t('takeOff')}</Button>
          </PostForm>
        </Card>
      ) : null}
      <Adding {...{ aid, state, error: form.error }} />
    </FormPage>
  )
}
