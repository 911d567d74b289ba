import { useLoaderData } from 'react-router'
import { Details } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import { describeApi } from '../api.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export function loader() {
  return describeApi()
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
      {operations.map(({ method, path, summary, parameters, responses }) => (
        <section key={`${method} ${path}`} lang="en">
          <h2 className="api-operation">
            <code>
              {method} {path}
            </code>
          </h2>
          {summary && <p>{summary}</p>}
          <Details summary={t('api.details')}>
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
          </Details>
        </section>
      ))}
    </article>
  )
}
