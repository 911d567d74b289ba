import { useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Pagination } from '#ui/navigation.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { readAbout } from '../links/model.ts'
import { recordName } from '../links/service.ts'
import { da as linksDa } from '../links/texts.da.ts'
import { en as linksEn } from '../links/texts.en.ts'
import { stepsOf } from '../rules/route.ts'
import { countAllCases, type ListedCase, listAllCases } from '../service/cases.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './meetings.css?url'
import { pageAsked, pageSize } from './paging.ts'
import { caseCrumbs, mostNamed, stepWords } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { breadcrumb: (_data: unknown, language: 'da' | 'en') => caseCrumbs(language) }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const params = new URL(request.url).searchParams
  const asked = readAbout(params.get('om'))
  const name = asked ? await pageData(recordName(app, asked), app.sentence) : null
  // A record that does not exist narrows nothing.
  const about = name === null ? undefined : asked
  const { page, pages } = pageAsked(params.get('side'), await countAllCases(app, about))
  const listed = await listAllCases(app, { about, limit: pageSize, offset: (page - 1) * pageSize })
  return { ...listed, about: name, page, pages }
}

/** The cases the reader may see, with the bodies each visits. */
export default function Cases() {
  const { cases, mayWrite, about, page, pages } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const t = useTexts({ da: { ...da, ...linksDa }, en: { ...en, ...linksEn } })
  const language = useLanguage()
  return (
    <>
      <PageHead
        title={about === null ? t('m.cases.title') : t('links.casesAbout', { name: about })}
        context={t('m.cases.lead')}
        actions={
          mayWrite && (
            <ButtonLink href="/sager/ny" variant="primary">
              {t('m.cases.new')}
            </ButtonLink>
          )
        }
      />
      {about !== null && (
        <p>
          <a href="/sager">{t('links.casesAll')}</a>
        </p>
      )}
      {cases.length === 0 ? (
        <EmptyState title={about === null ? t('m.cases.none') : t('links.casesNone', { name: about })} />
      ) : (
        <Table caption={t('m.cases.title')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('m.cases.case')}</ColumnHead>
              <ColumnHead>{t('m.cases.number')}</ColumnHead>
              <ColumnHead>{t('m.cases.route')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={`/sager/${one.id}`}>{one.title}</a> {one.closed && <StateTag>{t('m.closed')}</StateTag>}
                </th>
                <td className="case-number" data-title={t('m.cases.number')}>
                  {one.number}
                </td>
                <td data-title={t('m.cases.route')}>
                  {one.stops.length === 0 ? t('m.route.none') : routeWords(one.stops, t, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pagination page={page} pages={pages} search={search} />
    </>
  )
}

/** "FU, 3. marts 2026, behandlet → 11 fora på samme tid: 11 planlagt → KKR, planlagt" */
function routeWords(
  stops: ListedCase['stops'],
  t: (key: keyof typeof da, params?: Record<string, string | number>) => string,
  language: 'da' | 'en',
): string {
  const words = ({ bodyName, state, heldOn }: ListedCase['stops'][number]) =>
    [bodyName, heldOn && formatDate(heldOn, language), t(`m.stop.${state}`).toLowerCase()].filter(Boolean).join(', ')
  return stepsOf(
    stops,
    ({ step }) => step,
    ({ bodyName }) => bodyName,
  )
    .map((list) =>
      list.length > mostNamed
        ? stepWords(
            list.map(({ state }) => state),
            t,
          )
        : list.map(words).join(' + '),
    )
    .join(' → ')
}
