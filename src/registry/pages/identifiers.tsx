import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { FacilityHead, Organisation } from '../model.ts'
import { listIdentifiers } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const query = new URL(request.url).searchParams
  const { organisations, facilities, next } = await pageData(
    listIdentifiers(app, query.get('efter') ?? undefined),
    app.sentence,
  )
  const saved = [...facilities, ...organisations].find((one) => one.id === query.get('gemt'))?.name
  return { organisations, facilities, next, saved }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language].adminTitle }],
}

/** The numbers other systems know organisations and facilities by; kept by administrators and secretariats. */
export default function Identifiers() {
  const { organisations, facilities, next, saved } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('adminTitle')} context={t('adminIntro')} />
      {saved && (
        <Alert kind="success" live>
          {t('saved')}: {saved}
        </Alert>
      )}
      <h2 id="tilbud">{t('title')}</h2>
      <FacilityTable facilities={facilities} />
      {next && <a href={`?efter=${next}`}>{t('more')}</a>}
      <h2 id="organisationer">{t('organisations')}</h2>
      <OrganisationTable organisations={organisations} />
    </>
  )
}

function FacilityTable({ facilities }: { facilities: FacilityHead[] }) {
  const t = useTexts({ da, en })
  const none = t('notReported')
  return (
    <Table caption={t('title')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('facility')}</ColumnHead>
          <ColumnHead>{t('host')}</ColumnHead>
          <ColumnHead>{t('pNumberLabel')}</ColumnHead>
          <ColumnHead>{t('tilbudsportalenLabel')}</ColumnHead>
          <ColumnHead>{t('edit')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {facilities.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td data-title={t('host')}>{one.hostMunicipalityName ?? none}</td>
            <td data-title={t('pNumberLabel')}>{one.pNumber ?? none}</td>
            <td data-title={t('tilbudsportalenLabel')}>{one.tilbudsportalenId ?? none}</td>
            <td data-title={t('edit')}>
              <EditLink href={`/administration/tilbud/${one.id}`} name={one.name} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function OrganisationTable({ organisations }: { organisations: Organisation[] }) {
  const t = useTexts({ da, en })
  const none = t('notReported')
  return (
    <Table caption={t('organisations')} captionHidden cards>
      <thead>
        <tr>
          <ColumnHead>{t('name')}</ColumnHead>
          <ColumnHead>{t('kind')}</ColumnHead>
          <ColumnHead>{t('code')}</ColumnHead>
          <ColumnHead>{t('cvrLabel')}</ColumnHead>
          <ColumnHead>{t('eanLabel')}</ColumnHead>
          <ColumnHead>{t('edit')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {organisations.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td data-title={t('kind')}>{t(`kind.${one.kind}`)}</td>
            <td data-title={t('code')}>{one.code ?? none}</td>
            <td data-title={t('cvrLabel')}>{one.cvr ?? none}</td>
            <td data-title={t('eanLabel')}>{one.ean ?? none}</td>
            <td data-title={t('edit')}>
              <EditLink href={`/administration/organisationer/${one.id}`} name={one.name} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function EditLink({ href, name }: { href: string; name: string }) {
  const t = useTexts({ da, en })
  return (
    <a href={href} aria-label={t('editOf', { name })}>
      {t('edit')}
    </a>
  )
}
