import { Details } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Seat, SeatPerson } from '../model.ts'
import type { SeatTime } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { holderText, personText, sourceText, usePeriod } from './parts.tsx'

type TimedSeat = Seat & { time: SeatTime; people: SeatPerson[] }
type Props = { bodyId: string; seats: TimedSeat[]; mayKeep: boolean }

/** The seats (pladser) of a body: those of today, and folded the earlier and coming ones. */
export function BodySeats({ bodyId, seats, mayKeep }: Props) {
  const t = useTexts({ da, en })
  const now = seats.filter(({ time }) => time === 'now')
  const others = seats.filter(({ time }) => time !== 'now')
  return (
    <section aria-labelledby="pladser">
      <h2 id="pladser">{t('seats')}</h2>
      {now.length === 0 ? (
        <p>{t(seats.length === 0 ? 'seatsNone' : 'seatsNoneNow')}</p>
      ) : (
        <SeatTable caption={t('seatsNow')} seats={now} all={seats} mayKeep={mayKeep} />
      )}
      {mayKeep && (
        <p>
          <ButtonLink href={`/administration/fora/${bodyId}/pladser/ny`}>{t('addSeat')}</ButtonLink>
        </p>
      )}
      {others.length > 0 && (
        <Details summary={t('seatsEarlier')}>
          <SeatTable caption={t('seatsEarlier')} seats={others} all={seats} mayKeep={mayKeep} />
        </Details>
      )}
    </section>
  )
}

type TableProps = { caption: string; seats: TimedSeat[]; all: TimedSeat[]; mayKeep: boolean }

function SeatTable({ caption, seats, all, mayKeep }: TableProps) {
  const t = useTexts({ da, en })
  const named = seats.some(({ people }) => people.length > 0)
  return (
    <Table caption={caption} source={sourcesOf(seats)} cards>
      <thead>
        <tr>
          <ColumnHead>{t('holder')}</ColumnHead>
          <ColumnHead>{t('function')}</ColumnHead>
          {named && <ColumnHead>{t('person')}</ColumnHead>}
          <ColumnHead align="right">{t('seatCount')}</ColumnHead>
          <ColumnHead>{t('period')}</ColumnHead>
          {mayKeep && <ColumnHead>{t('action')}</ColumnHead>}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <SeatRow key={seat.id} seat={seat} all={all} named={named} mayKeep={mayKeep} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = { seat: TimedSeat; all: TimedSeat[]; named: boolean; mayKeep: boolean }

function SeatRow({ seat, all, named, mayKeep }: RowProps) {
  const t = useTexts({ da, en })
  const period = usePeriod()
  const held = all.find(({ id }) => id === seat.deputyFor)
  return (
    <tr>
      <th scope="row" data-title={t('holder')}>
        {seat.holderBodyId ? <a href={`/fora/${seat.holderBodyId}`}>{holderText(seat)}</a> : holderText(seat)}
      </th>
      <td data-title={t('function')}>
        {held ? t('deputyForName', { name: holderText(held) }) : t(`function.${seat.function}`)}
      </td>
      {named && (
        <td data-title={t('person')}>
          {seat.people.length === 0 && <span className="quiet">{t('vacant')}</span>}
          {seat.people.map((person) => (
            <span key={person.id} className="line">
              {personText(person)}
            </span>
          ))}
        </td>
      )}
      <td className="align-right" data-title={t('seatCount')}>
        {seat.seats}
      </td>
      <td data-title={t('period')}>{period(seat)}</td>
      {mayKeep && (
        <td data-title={t('edit')}>
          <a href={`/administration/fora/${seat.bodyId}/pladser/${seat.id}`}>
            {t('editSeat')}
            <span className="sr-only">: {holderText(seat)}</span>
          </a>
        </td>
      )}
    </tr>
  )
}

function sourcesOf(seats: Seat[]): string | undefined {
  const sources = [...new Set(seats.map(sourceText).filter(Boolean))]
  return sources.length > 0 ? sources.join('; ') : undefined
}
