import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { ButtonLink, ErrorSummary, FieldRow, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { linkKinds } from '../../model.ts'
import styles from '../../pages/meetings.css?url'
import { caseCrumbs, crumbsBelow } from '../../pages/words.tsx'
import { type AboutRecord, aboutRecord, linkSearch } from '../model.ts'
import { getLinksToChoose, type LinksToChoose, linkCase, unlinkCase } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: LinksToChoose | undefined, language: 'da' | 'en') =>
    crumbsBelow(caseCrumbs(language, data?.case), `/sager/${data?.case.id ?? ''}`, { da, en }[language]['links.title']),
}

export async function loader({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const asked = linkSearch.parse(Object.fromEntries(searchParams))
  const done = searchParams.get('gjort')
  return {
    ...(await pageData(getLinksToChoose(app, params.caseId, asked), app.sentence)),
    asked,
    done: done === 'links.added' || done === 'links.removed' ? (done as 'links.added' | 'links.removed') : null,
  }
}

/** Adds or removes one link; the search stands as it was, so that several can be added one after the other. */
export async function action({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const about = aboutRecord.safeParse(values)
  if (!about.success) return invalidForm(about.error, values, app.sentence)
  const isRemoval = values.do === 'remove'
  try {
    await (isRemoval ? unlinkCase : linkCase)(app, { caseId: params.caseId, about: about.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  const { q, kind } = linkSearch.parse({ q: values.asked, kind: values.askedKind })
  const gjort = isRemoval ? 'links.removed' : 'links.added'
  return redirect(address`/sager/${params.caseId}/vedroerer?q=${q}&kind=${kind}&gjort=${gjort}`, 303)
}

/** What a case concerns: what is chosen, and a search for more. */
export default function CaseLinks() {
  const { case: of, links: chosen, done } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('links.title')}
        context={t('links.context', { number: of.number, title: of.title })}
        actions={<ButtonLink href={`/sager/${of.id}`}>{t('links.back')}</ButtonLink>}
      />
      {done && !form && <Alert kind="success" title={t(done)} live />}
      <ErrorSummary form={form} />
      <p className="lead">{t('links.lead')}</p>
      <section aria-labelledby="valgt">
        <h2 id="valgt">{t('links.chosen')}</h2>
        {chosen.length === 0 ? (
          <p>{t('links.none')}</p>
        ) : (
          <ul className="order-list">
            {chosen.map((link) => (
              <li key={`${link.kind} ${link.recordId}`} className="order-item order-line">
                <span>
                  {t(`links.kind.${link.kind}`)}:{' '}
                  {link.href ? <a href={link.href}>{link.label}</a> : `${link.label} (${t('links.gone')})`}
                </span>
                <One about={link} label={link.label} action="remove" />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Find />
    </>
  )
}

function Find() {
  const { asked, found, more } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="find">
      <h2 id="find">{t('links.find')}</h2>
      <form method="get">
        <FieldRow>
          <TextField name="q" label={t('links.q')} hint={t('links.q.hint')} required={false} defaultValue={asked.q} />
          <Select
            name="kind"
            label={t('links.kind')}
            required={false}
            width="m"
            defaultValue={asked.kind ?? ''}
            options={[
              { value: '', label: t('links.kind.all') },
              ...linkKinds.map((kind) => ({ value: kind, label: t(`links.kind.${kind}`) })),
            ]}
          />
        </FieldRow>
        <SubmitButton variant="secondary">{t('links.search')}</SubmitButton>
      </form>
      {found?.length === 0 && <p role="status">{t('links.foundNone')}</p>}
      {found && found.length > 0 && (
        <>
          <p role="status">{more ? t('links.more') : t('links.found', { n: found.length })}</p>
          <ul className="order-list">
            {found.map((record) => (
              <li key={`${record.kind} ${record.recordId}`} className="order-item order-line">
                <span>
                  {t(`links.kind.${record.kind}`)}: {record.label}
                </span>
                <One about={record} label={record.label} action="add" />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function One({ about, label, action: what }: { about: AboutRecord; label: string; action: 'add' | 'remove' }) {
  const { asked } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <form method="post">
      <HiddenField name="do" value={what} />
      <HiddenField name="kind" value={about.kind} />
      <HiddenField name="recordId" value={about.recordId} />
      <HiddenField name="asked" value={asked.q} />
      <HiddenField name="askedKind" value={asked.kind ?? ''} />
      <button type="submit" className="button-as-link">
        {t(`links.${what}`)}
        <span className="sr-only"> {label}</span>
      </button>
    </form>
  )
}
