import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { errorCodes } from '../error-codes.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader({ context }: PageArguments) {
  return errorCodes(context.get(appContext).actor.language)
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [
    { href: '/metode', label: { da, en }[language]['method.title'] },
    { label: { da, en }[language]['codes.title'] },
  ],
}

/** `/metode/fejl`: every code the API answers with and its sentence; `type` of a problem points here. */
export default function ErrorCodes() {
  const codes = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <title>{`${t('codes.title')} – Rammeværk`}</title>
      <h1>{t('codes.title')}</h1>
      <p className="lead">{t('codes.intro')}</p>
      <Table caption={t('codes.title')} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t('codes.code')}</th>
            <th scope="col">{t('codes.sentence')}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ code, text }) => (
            <tr key={code} id={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
