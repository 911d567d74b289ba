import { useTexts } from '#ui/texts.ts'
import type { Attendance } from '../model.ts'
import type { ItemView } from '../service/view.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Who was there and who was not, folded; nothing when nobody has been written down. */
export function AttendanceList({ attendance, items }: { attendance: Attendance[]; items: ItemView[] }) {
  const t = useTexts({ da, en })
  if (attendance.length === 0) return null
  const of = (presence: Attendance['presence']) => attendance.filter((one) => one.presence === presence)
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  return (
    <details className="fold">
      <summary>{t('m.attendance')}</summary>
      <div className="fold-body">
        {(['present', 'absent'] as const).map(
          (presence) =>
            of(presence).length > 0 && (
              <section key={presence}>
                <h3>{t(`m.${presence}`)}</h3>
                <ul>
                  {of(presence).map((one) => (
                    <li key={one.id}>{personLine(one, t, numbers)}</li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </details>
  )
}

/** "Navn, titel (stedfortræder for …), under punkt 3" */
export function personLine(
  one: Attendance,
  t: (key: keyof typeof da, params?: Record<string, string | number>) => string,
  numbers: Map<string, string>,
): string {
  const known = one.itemIds.flatMap((id) => numbers.get(id) ?? [])
  return [
    one.name,
    one.described,
    one.kind !== 'member' && t(`m.attendance.kind.${one.kind}`).toLowerCase(),
    one.deputyFor && t('m.attendance.for', { name: one.deputyFor }),
    known.length > 0 && t('m.attendance.items', { numbers: known.join(', ') }),
  ]
    .filter(Boolean)
    .join(', ')
}
