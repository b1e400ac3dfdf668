/** Shapes of code that have a better place; each message says which. */

export const safeMarkup = [
  {
    selector: "JSXAttribute[name.name='style']",
    message: 'no inline styles (the content security policy refuses them): use a class and a token',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'draw text as text: raw HTML is how foreign script gets in',
  },
]

export const ownForms = [
  {
    selector: "JSXOpeningElement[name.name='form'] > JSXAttribute[name.name='method'][value.value='post']",
    message: 'use PostForm of #app/ui/post-form.tsx: it says whose page the form stands on',
  },
]

export const pureTime = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'take an instant or a clock as argument: a rule never asks the time itself',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'take an instant or a clock as argument: a rule never asks the time itself',
  },
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'use Temporal: an Instant for a moment, a PlainDate for a day',
  },
]

const runners = '/^(test|it|describe|suite)$/'

export const plainTests = [
  {
    selector: `MemberExpression[object.name=${runners}][property.name=/^(skip|only|todo|fixme|fails|skipIf|runIf)$/]`,
    message: 'every test runs, on every machine: mend it or take it out',
  },
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/]",
    message: 'own code is never mocked; the outside world is, with msw',
  },
]
