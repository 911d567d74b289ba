import { type FormEvent, useEffect, useRef } from 'react'
import { type LinksFunction, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Details, EmptyState } from '#ui/feedback.tsx'
import { Select, SubmitButton, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { useTexts } from '#ui/texts.ts'
import { coverages, financings, RegisterQuery } from '../model.ts'
import { registerChoices, searchRegister } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

import { RegisterResults } from './register-results.tsx'
import styles from './registry.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language].title }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { search } = new URL(request.url)
  const { side, ...filter } = RegisterQuery.parse(Object.fromEntries(new URLSearchParams(search)))
  return { search, side, filter, found: await searchRegister(app, filter, side), choices: await registerChoices(app) }
}

/** The register (tilbud): search as you type, narrow, read. Without JavaScript it is a form with a button. */
export default function Register() {
  const { search, side, filter, found } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <title>{`${t('title')} – Rammeværk`}</title>
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro')}</p>
      <SearchForm />
      <p className="register-count" role="status">
        {t('found', { facilities: found.facilities, offerings: found.offerings })}
      </p>
      {found.facilities === 0 ? (
        <EmptyState title={t('none')} action={<a href="/tilbud">{t('clear')}</a>}>
          <p>{t('noneHelp')}</p>
        </EmptyState>
      ) : (
        <RegisterResults rows={found.rows} />
      )}
      <Pagination page={side} pages={found.pages} search={search} />
      {Object.values(filter).some(Boolean) && found.facilities > 0 && (
        <p>
          <a href="/tilbud">{t('clear')}</a>
        </p>
      )}
    </>
  )
}

function SearchForm() {
  const { filter, choices } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const { q, ...narrowed } = filter
  const chosen = Object.values(narrowed).filter(Boolean).length
  const options = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  const field = (name: keyof typeof narrowed) => ({
    name,
    required: true,
    label: t(name),
    placeholder: t('all'),
    defaultValue: filter[name] ?? '',
  })
  return (
    <form action="/tilbud" method="get" {...useSearchAsYouType()}>
      <div className="register-search">
        <TextField name="q" label={t('search')} hint={t('searchHint')} defaultValue={q} width="full" required />
        <SubmitButton variant="secondary">{t('searchButton')}</SubmitButton>
      </div>
      <Details summary={chosen > 0 ? t('filtersChosen', { n: chosen }) : t('filters')} open={chosen > 0}>
        <div className="register-filters">
          <Select {...field('operator')} options={options(choices.operators)} />
          <Select {...field('region')} options={options(choices.regions)} />
          <Select {...field('legalBasis')} options={options(choices.legalBases)} />
          <Select {...field('targetGroup')} options={options(choices.targetGroups)} />
          <Select
            {...field('financing')}
            options={financings.map((value) => ({ value, label: t(`financing.${value}`) }))}
          />
          <Select
            {...field('coverage')}
            options={coverages.map((value) => ({ value, label: t(`coverage.${value}`) }))}
          />
        </div>
      </Details>
    </form>
  )
}

/** A quarter of a second after the last key the results follow; the field keeps its focus, the address what was asked. */
function useSearchAsYouType() {
  const navigate = useNavigate()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])

  const show = (form: HTMLFormElement) => {
    clearTimeout(waiting.current)
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) query.set(name, value)
    navigate(`/tilbud?${query}`, { replace: true, preventScrollReset: true })
  }
  return {
    onChange: ({ currentTarget }: FormEvent<HTMLFormElement>) => {
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => show(currentTarget), 250)
    },
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      show(event.currentTarget)
    },
  }
}
