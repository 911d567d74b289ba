import { useLoaderData } from 'react-router'
import { Details } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import { describeApi } from '../api.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader() {
  return describeApi()
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['api.title'] }],
}

type ShownOperation = ReturnType<typeof describeApi>['operations'][number]

/** "/api/v1/facilities/{id}" is about facilities. */
function resourceOf({ path }: ShownOperation): string {
  return path.split('/')[3] ?? path
}

/** `/api`: the HTTP API readable by people, from the same description as /api/openapi.json. */
export default function Api() {
  const { description, operations } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <article className="prose">
      <title>{`${t('api.title')} – Rammeværk`}</title>
      <h1>{t('api.title')}</h1>
      <p className="lead">{t('api.intro')}</p>
      <p lang="en">{description}</p>
      <p>
        <a href="/api/openapi.json">{t('api.openapi')}</a> · <a href="/metode/fejl">{t('api.codes')}</a>
      </p>
      {[...Map.groupBy(operations, resourceOf)].map(([resource, own]) => (
        <section key={resource} lang="en">
          <h2 className="api-operation">{resource}</h2>
          {own.map((operation) => (
            <Details key={`${operation.method} ${operation.path}`} summary={<Summary operation={operation} />}>
              <Operation operation={operation} />
            </Details>
          ))}
        </section>
      ))}
    </article>
  )
}

function Summary({ operation: { method, path, summary } }: { operation: ShownOperation }) {
  return (
    <>
      <code>
        {method} {path}
      </code>
      {summary && <span className="small"> {summary}</span>}
    </>
  )
}

function Operation({ operation: { parameters, responses } }: { operation: ShownOperation }) {
  return (
    <>
      {parameters.length > 0 && (
        <ul>
          {parameters.map(({ name, place, required }) => (
            <li key={name}>
              <code>{name}</code> ({place}
              {required ? '' : ', optional'})
            </li>
          ))}
        </ul>
      )}
      <ul>
        {responses.map(({ status, text }) => (
          <li key={status}>
            <strong>{status}</strong> {text}
          </li>
        ))}
      </ul>
    </>
  )
}
