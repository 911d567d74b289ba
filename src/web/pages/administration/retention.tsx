import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { DateTimeText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { getRetention } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { administrationCrumb, requireUser } from './parts.tsx'

export const handle = { breadcrumb: administrationCrumb('retention.title') }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  return { kinds: await pageData(getRetention(app), app.sentence) }
}

/** Opbevaring: each kind of data, how long it is kept and why, and what the last run deleted. */
export default function Retention() {
  const { kinds } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('retention.title')} context={t('retention.lead')} />
      <Table caption={t('retention.text')} cards>
        <thead>
          <tr>
            <ColumnHead>{t('retention.kind')}</ColumnHead>
            <ColumnHead>{t('retention.period')}</ColumnHead>
            <ColumnHead>{t('retention.why')}</ColumnHead>
            <ColumnHead>{t('retention.last')}</ColumnHead>
            <ColumnHead align="right">{t('retention.rows')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, keep, lastRun, total }) => (
            <tr key={kind}>
              <th scope="row">{t(`retention.${kind}`)}</th>
              <td data-title={t('retention.period')}>
                {'days' in keep ? t('retention.days', { n: keep.days }) : t('retention.months', { n: keep.months })}
              </td>
              <td data-title={t('retention.why')}>{t(`retention.${kind}.why`)}</td>
              <td data-title={t('retention.last')}>
                {lastRun ? (
                  <>
                    <DateTimeText instant={lastRun.at} />, {t('retention.run', { n: lastRun.affected })}
                  </>
                ) : (
                  t('retention.never')
                )}
              </td>
              <td className="align-right" data-title={t('retention.rows')}>
                {total}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
