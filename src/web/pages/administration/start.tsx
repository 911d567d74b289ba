import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { StateTag } from '#ui/feedback.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { getAttention } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { requireUser } from './parts.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  return pageData(getAttention(app), app.sentence)
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['operations.title'] }],
}

/** What an administrator can do, and what needs an eye. */
export default function Administration() {
  const { open, disabled, failingMails, failedTasks } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const places = [
    {
      href: '/administration/brugere',
      key: 'operations.people',
      more: t('operations.people.count', { open, disabled }),
    },
    { href: '/administration/stedfortraedere', key: 'operations.deputies' },
    { href: '/administration/organisationer', key: 'operations.organisations' },
    { href: '/administration/skabeloner', key: 'operations.templates' },
    { href: '/administration/udbakke', key: 'outbox', attention: failingMails },
    { href: '/administration/historik', key: 'history' },
    { href: '/administration/opbevaring', key: 'retention' },
    { href: '/administration/arkiv', key: 'archive' },
    { href: '/opgaver/arbejde', key: 'work', attention: failedTasks },
  ] as const
  return (
    <>
      <PageHead title={t('operations.title')} context={t('operations.lead')} />
      <ul className="place-list">
        {places.map((place) => (
          <li key={place.href}>
            <h2>
              <a href={place.href}>
                {place.key.startsWith('operations')
                  ? t(place.key as 'operations.people')
                  : t(`${place.key as 'outbox'}.title`)}
              </a>
            </h2>
            <p>
              {t(`${place.key}.text`)}
              {'more' in place && ` ${place.more}.`}
            </p>
            {'attention' in place && place.attention > 0 && (
              <StateTag tone="attention">{t('operations.attention', { n: place.attention })}</StateTag>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
