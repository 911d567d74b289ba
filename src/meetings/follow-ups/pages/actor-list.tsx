import { useTexts } from '#ui/texts.ts'
import type { FollowUp } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** What the field of who must act refers to. */
export const actorListId = 'ansvarlige'

/** The organisations offered where one writes who must act; once on a page. */
export function ActorList({ names }: { names: readonly string[] }) {
  return (
    <datalist id={actorListId}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

/** Says that what is written of who must act is no organisation, so that nobody there is reminded. */
export function NobodyReminded({ followUp }: { followUp: Pick<FollowUp, 'organisationId' | 'doneOn'> }) {
  const t = useTexts({ da, en })
  if (followUp.organisationId !== null || followUp.doneOn !== null) return null
  return <span className="meeting-detail">{t('todo.noOrganisation')}</span>
}
