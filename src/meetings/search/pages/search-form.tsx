import { Details } from '#ui/feedback.tsx'
import { HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { clauseVerbs, outcomeKinds } from '../../model.ts'
import type { SearchQuery } from '../model.ts'
import type { getSearchChoices } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Props = { query: SearchQuery; choices: Awaited<ReturnType<typeof getSearchChoices>> }

/** The words, and what narrows them. A kind chosen among the results stays chosen. */
export function SearchForm({ query, choices }: Props) {
  const t = useTexts({ da, en })
  const { q, kind, ...narrowed } = query
  const chosen = Object.values(narrowed).filter((value) => value !== undefined).length
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  const field = (name: 'body' | 'year' | 'verb' | 'outcome' | 'targetGroup' | 'facility') => ({
    name,
    required: true,
    label: t(name),
    placeholder: t('all'),
    defaultValue: String(query[name] ?? ''),
  })
  return (
    <search>
      <form className="search-form" action="/soeg" method="get">
        <div className="search-line">
          <TextField name="q" label={t('q')} hint={t('hint')} defaultValue={q} width="full" required />
          <SubmitButton variant="secondary">{t('button')}</SubmitButton>
        </div>
        {kind && <HiddenField name="kind" value={kind} />}
        <Details summary={chosen > 0 ? t('filtersChosen', { n: chosen }) : t('filters')} open={chosen > 0}>
          <div className="search-filters">
            <Select {...field('body')} options={named(choices.bodies)} />
            <Select
              {...field('year')}
              options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
            />
            <Select {...field('verb')} options={clauseVerbs.map((value) => ({ value, label: t(`verb.${value}`) }))} />
            <Select
              {...field('outcome')}
              options={outcomeKinds.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
            <Select {...field('targetGroup')} options={named(choices.targetGroups)} />
            <Select {...field('facility')} options={named(choices.facilities)} />
          </div>
        </Details>
      </form>
    </search>
  )
}
