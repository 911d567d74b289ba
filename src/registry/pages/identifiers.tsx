import { type LinksFunction, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState } from '#ui/feedback.tsx'
import { HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { Pagination, Tabs } from '#ui/navigation.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { type FacilityHead, IdentifierQuery, type Organisation } from '../model.ts'
import { changedName, facilityIdentifiers, organisationIdentifiers } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './registry.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

const address = '/administration/organisationer'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { search, searchParams } = new URL(request.url)
  const { q, side: page, liste, gemt } = IdentifierQuery.parse(Object.fromEntries(searchParams))
  const asked = { q, page }
  const list =
    liste === 'organisationer'
      ? { kind: 'organisations' as const, ...(await pageData(organisationIdentifiers(app, asked), app.sentence)) }
      : { kind: 'facilities' as const, ...(await pageData(facilityIdentifiers(app, asked), app.sentence)) }
  return { q, page, search, list, saved: gemt && (await changedName(app, list.kind, gemt)) }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language].adminTitle }],
}

/** The numbers other systems know organisations and facilities by; kept by administrators and secretariats. */
export default function Identifiers() {
  const { q, page, search, list, saved } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const here = list.kind === 'facilities' ? address : `${address}?liste=organisationer`
  return (
    <>
      <PageHead title={t('adminTitle')} context={t('adminIntro')} />
      {saved && (
        <Alert kind="success" live>
          {t('saved')}: {saved}
        </Alert>
      )}
      <Tabs
        label={t('adminTitle')}
        items={[
          { href: address, label: t('title'), current: list.kind === 'facilities' },
          {
            href: `${address}?liste=organisationer`,
            label: t('organisations'),
            current: list.kind === 'organisations',
          },
        ]}
      />
      <form method="get" className="register-search">
        {list.kind === 'organisations' && <HiddenField name="liste" value="organisationer" />}
        <TextField
          name="q"
          label={t('identifiers.search')}
          hint={t(list.kind === 'facilities' ? 'identifiers.facilityHint' : 'identifiers.organisationHint')}
          defaultValue={q}
          width="full"
          required
        />
        <SubmitButton variant="secondary">{t('identifiers.search')}</SubmitButton>
      </form>
      <p className="register-count" role="status">
        {t(`identifiers.found.${list.kind}`, { n: list.found })}
      </p>
      {list.found === 0 && (
        <EmptyState title={t('identifiers.none')} action={<a href={here}>{t('identifiers.clear')}</a>} />
      )}
      {list.rows.length > 0 &&
        (list.kind === 'facilities' ? (
          <FacilityTable facilities={list.rows} />
        ) : (
          <OrganisationTable organisations={list.rows} />
        ))}
      <Pagination page={page} pages={list.pages} search={search} />
      {q !== '' && list.found > 0 && (
        <p>
          <a href={here}>{t('identifiers.clear')}</a>
        </p>
      )}
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
