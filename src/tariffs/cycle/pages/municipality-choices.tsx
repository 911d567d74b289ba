import { useEffect, useState } from 'react'
import { Details } from '#ui/feedback.tsx'
import type { FormState } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Municipality = { id: string; name: string; regionName: string }

/**
 * Municipalities to choose from, folded by region; a region where some are chosen is open. A field narrows the list where
 * scripts run, without them the regions do.
 */
export function MunicipalityChoices({ form, list }: { form: FormState; list: Municipality[] }) {
  const t = useTexts({ da, en })
  const [chosen, setChosen] = useState(() => new Set(list.filter(({ id }) => isPosted(form, id)).map(({ id }) => id)))
  const [wanted, setWanted] = useState('')
  const [canNarrow, setCanNarrow] = useState(false)
  useEffect(() => setCanNarrow(true), [])
  const message = form?.errors.find(({ path }) => path === 'municipalityIds')?.message
  const words = wanted.trim().toLocaleLowerCase('da')
  const isFound = ({ name }: Municipality) => name.toLocaleLowerCase('da').includes(words)
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)))
  const names = list.filter(({ id }) => chosen.has(id)).map(({ name }) => name)
  const regions = [...Map.groupBy(list, ({ regionName }) => regionName)].sort(([a], [b]) => a.localeCompare(b, 'da'))
  return (
    <div id="felt-municipalityIds" className={`municipality-choices${message ? ' form-error' : ''}`}>
      {message && <span className="form-error-message">{message}</span>}
      {canNarrow && (
        <div className="form-group">
          <label className="form-label" htmlFor="kommune-soeg">
            {t('categories.municipalities.search')}
          </label>
          <input
            type="search"
            id="kommune-soeg"
            className="form-input input-width-m"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
            // Enter would send the form that the field stands in.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </div>
      )}
      <p className="municipality-chosen" role="status">
        {names.length === 0
          ? t('categories.municipalities.noneChosen')
          : t('categories.municipalities.chosen', { n: names.length, names: names.join(', ') })}
        {words !== '' && ` ${t('categories.municipalities.found', { n: list.filter(isFound).length })}`}
      </p>
      {regions.map(([region, all]) => {
        const n = all.filter(({ id }) => chosen.has(id)).length
        const isOpen = words !== '' || all.some(({ id }) => isPosted(form, id))
        return (
          // What is not looked for is hidden and not taken away: a box that is ticked is still sent.
          <div key={region} hidden={words !== '' && !all.some(isFound)}>
            <Details
              key={words === '' ? 'all' : 'found'}
              summary={t('categories.municipalities.region', { region, n, all: all.length })}
              open={isOpen}
            >
              <div className="municipality-columns">
                {all.map((one) => (
                  <div key={one.id} className="form-group-checkbox" hidden={!isFound(one)}>
                    <input
                      type="checkbox"
                      className="form-checkbox"
                      id={`kommune-${one.id}`}
                      name={`kommune.${one.id}`}
                      value="true"
                      checked={chosen.has(one.id)}
                      onChange={({ target }) => choose(one.id, target.checked)}
                    />
                    <label className="form-label" htmlFor={`kommune-${one.id}`}>
                      {one.name}
                    </label>
                  </div>
                ))}
              </div>
            </Details>
          </div>
        )
      })}
    </div>
  )
}

function isPosted(form: FormState, id: string): boolean {
  return form?.values[`kommune.${id}`] === 'true'
}
