import { useLoaderData } from 'react-router'
import { Select, SubmitButton } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import type { RuleSet, TermChange, TermId } from '../../model/rule-set.ts'
import { ruleSets } from '../../rules/rule-set-data.ts'
import { compareRuleSets, termText, termWords } from '../../rules/rule-sets.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'rulebook.title') }],
}

/** The rule sets are data of the program; the two that are compared stand in the address. */
export function loader({ request }: PageArguments) {
  const { searchParams } = new URL(request.url)
  const [first, last] = [ruleSets[0] as RuleSet, ruleSets.at(-1) as RuleSet]
  const earlier = ruleSets.find(({ id }) => id === searchParams.get('fra')) ?? first
  const later = ruleSets.find(({ id }) => id === searchParams.get('til')) ?? last
  const groups = termGroups.map(({ group, terms }) => ({ group, terms: terms.map((term) => shownTerm(term, later)) }))
  return {
    sets: ruleSets.map(({ terms: _terms, ...set }) => set),
    earlierId: earlier.id,
    laterId: later.id,
    laterTitle: later.title,
    changes: compareRuleSets(earlier, later),
    groups,
  }
}

/** Every term once, in the order a reader looks for it. */
const termGroups: { group: 'tariff' | 'occupancy' | 'results' | 'other'; terms: TermId[] }[] = [
  { group: 'tariff', terms: ['setBy', 'pricing', 'packages', 'forms', 'daysPerYear', 'midYearIndexation'] },
  {
    group: 'occupancy',
    terms: ['occupancyMin', 'occupancyMax', 'recommendedMin', 'recommendedMax', 'occupancyMinShort'],
  },
  {
    group: 'results',
    terms: ['settlement', 'resultLimitPercent', 'retainedUseYears', 'toTariffYears', 'startUpLossYears'],
  },
  {
    group: 'other',
    terms: [
      'supplementOverheadMaxPercent',
      'absenceReading',
      'civilServantPensionPercent',
      'noticeMonths',
      'substitutionNoticeDays',
    ],
  },
]

function shownTerm(term: TermId, { terms }: RuleSet) {
  return { label: termWords[term].label, value: termText(term, terms), clause: terms[term].clause }
}

/** The known rule sets, what changed between two of them, and every term with its clause. */
export default function RuleSets() {
  const { sets, changes, groups, earlierId, laterId, laterTitle } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const options = sets.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <>
      <PageHead title={t('rulebook.title')} />
      <p className="lead">{t('rulebook.lead')}</p>
      <SetTable sets={sets} />
      <section aria-labelledby="sammenlign">
        <h2 id="sammenlign">{t('rulebook.compare')}</h2>
        <form method="get" action="#sammenlign">
          <Select name="fra" label={t('rulebook.earlier')} width="full" defaultValue={earlierId} options={options} />
          <Select name="til" label={t('rulebook.later')} width="full" defaultValue={laterId} options={options} />
          <SubmitButton variant="secondary">{t('rulebook.show')}</SubmitButton>
        </form>
        {changes.length === 0 ? <p>{t('rulebook.same')}</p> : <ChangeTable changes={changes} />}
      </section>
      <h2>{t('rulebook.terms', { title: laterTitle })}</h2>
      {groups.map(({ group, terms }) => (
        <TermTable key={group} caption={t(`rulebook.group.${group}`)} terms={terms} />
      ))}
      <p>
        <a href="/metode/regelsaet">{t('rulebook.method')}</a>
      </p>
    </>
  )
}

function TermTable({ caption, terms }: { caption: string; terms: ReturnType<typeof shownTerm>[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={caption} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rulebook.term')}</ColumnHead>
          <ColumnHead>{t('rulebook.value')}</ColumnHead>
          <ColumnHead>{t('rulebook.clause')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ label, value, clause }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-title={t('rulebook.value')}>{value}</td>
            <td data-title={t('rulebook.clause')}>{clause}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function SetTable({ sets }: { sets: Omit<RuleSet, 'terms'>[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('rulebook.sets')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rulebook.set')}</ColumnHead>
          <ColumnHead>{t('rulebook.from')}</ColumnHead>
          <ColumnHead>{t('rulebook.to')}</ColumnHead>
          <ColumnHead>{t('rulebook.ground')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {sets.map(({ id, title, validFrom, validTo, decision, assumed }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-title={t('rulebook.from')}>
              <DateText date={validFrom} />
            </td>
            <td data-title={t('rulebook.to')}>{validTo ? <DateText date={validTo} /> : t('rulebook.open')}</td>
            <td data-title={t('rulebook.ground')}>
              <div>
                {decision && t('rulebook.decided', { body: decision.body, reference: decision.reference })}
                {decision && assumed && '. '}
                {assumed && t('rulebook.assumed')}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function ChangeTable({ changes }: { changes: TermChange[] }) {
  const t = useTexts({ da, en })
  return (
    <Table caption={t('rulebook.changes')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('rulebook.term')}</ColumnHead>
          <ColumnHead>{t('rulebook.before')}</ColumnHead>
          <ColumnHead>{t('rulebook.after')}</ColumnHead>
          <ColumnHead>{t('rulebook.clause')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ term, label, from, to, toClause }) => (
          <tr key={term}>
            <th scope="row">{label}</th>
            <td data-title={t('rulebook.before')}>{from}</td>
            <td data-title={t('rulebook.after')}>{to}</td>
            <td data-title={t('rulebook.clause')}>{toClause}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
