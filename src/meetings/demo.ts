import { addDays } from '#figures/dates.ts'
import { formatWeekday } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { getLinksToChoose, linkCase } from './links/service.ts'
import {
  caseContent,
  caseNumbering,
  type LinkKind,
  newAttendance,
  newDecision,
  newItem,
  newMeeting,
  newStop,
} from './model.ts'
import { changedMeeting } from './moves/model.ts'
import { cancelMeeting, changeMeeting } from './moves/service.ts'
import { addItem } from './service/agenda.ts'
import { changeCase, createCase, planStop } from './service/cases.ts'
import { recordDecision } from './service/decisions.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from './service/meetings.ts'
import { addAttendance, saveMinutes } from './service/minutes.ts'
import { getMeeting } from './service/view.ts'

const das = 'das-nordjylland'
const fu = 'fu-nordjylland'

/**
 * A few meetings of DAS Social and FU with fictional cases, made through the use cases in the name of the secretariat:
 * approved minutes with follow-ups, minutes in hearing, a meeting that is being written, and a sent agenda with a
 * closed case. One meeting was moved, another is cancelled.
 */
export async function loadDemoMeetings(app: App): Promise<void> {
  const meeting = (bodyId: string, days: number) =>
    planMeeting(
      app,
      newMeeting.parse({
        bodyId,
        heldOn: workday(addDays(app.today, days)),
        startsAt: '12.00',
        endsAt: '15.00',
        place: 'Online',
        link: 'https://moede.example/das',
      }),
    )
  const [first, second, next, later] = [
    await meeting(das, -75),
    await meeting(das, -14),
    await meeting(das, 9),
    await meeting(das, 58),
  ]
  const [running, coming] = [await meeting(fu, -1), await meeting(fu, 30)]
  await moveAndCancel(app, await meeting('kkr-nordjylland', 36), await meeting('kdk-nordjylland', 20))

  await hold(app, first, [await demoCase(app, doctors)], {
    'Faste læger på botilbud': {
      text: 'Godkendt. Kommunerne melder ind, hvor mange borgere der har fast læge.',
      followUps: [
        { what: 'Meld antal borgere med fast læge ind', responsible: 'De 11 kommuner', dueOn: addDays(app.today, -10) },
        { what: 'Saml tallene i et notat til DAS Social', responsible: 'Sekretariatet', dueOn: addDays(app.today, 20) },
      ],
    },
  })
  await hold(app, second, [await demoCase(app, training)], {
    'Fælles kurser for medarbejdere på botilbud': {
      text: 'Godkendt. Forretningsudvalget kan flytte holdstarten.',
      delegatedTo: 'Forretningsudvalget',
      delegatedWhat: 'at flytte holdstarten med op til tre måneder',
      followUps: [
        {
          what: 'Åbn for tilmelding',
          responsible: 'Region Nordjylland',
          organisationId: '1081',
          dueOn: addDays(app.today, 12),
        },
      ],
    },
  })
  await travelling(app, { running, next, later, coming })
}

async function moveAndCancel(app: App, movedId: string, cancelledId: string) {
  const { meeting } = await getMeeting(app, movedId)
  const heldOn = workday(addDays(app.today, 40))
  const change = changedMeeting.parse({
    ...meeting,
    link: null,
    heldOn,
    reason: 'Mødet faldt sammen med en konference.',
  })
  await changeMeeting(app, { ...change, id: movedId, version: meeting.version })
  const { version } = (await getMeeting(app, cancelledId)).meeting
  await cancelMeeting(app, { id: cancelledId, version, reason: 'Der er ingen sager til mødet.' })
}

/** Says that a case concerns the first record found by its name. */
async function about(app: App, caseId: string, kind: LinkKind, q: string) {
  const { found } = await getLinksToChoose(app, caseId, { kind, q })
  const [record] = found ?? []
  if (record) await linkCase(app, { caseId, about: { kind, recordId: record.recordId } })
}

/** Bodies do not meet on Saturdays and Sundays; those days go to the Friday before. */
function workday(day: string): string {
  const weekday = formatWeekday(day)
  return weekday === 'lørdag' ? addDays(day, -1) : weekday === 'søndag' ? addDays(day, -2) : day
}

/** A case that FU recommended and DAS has before it, a closed one, and one that waits for the agenda after. */
async function travelling(app: App, ids: { running: string; next: string; later: string; coming: string }) {
  const shared = await demoCase(app, substitute)
  await about(app, shared, 'facility', 'Kompasset')
  await about(app, shared, 'initiative', 'formålsparagraffen')
  await about(app, shared, 'target-group', 'autismespektrumforstyrrelse')
  const stop = (input: object) => newStop.parse(input)
  await planStop(app, { caseId: shared, stop: stop({ bodyId: fu, role: 'recommendation', step: 1 }) })
  await planStop(app, { caseId: shared, stop: stop({ bodyId: das, role: 'decision', isDecisive: true, step: 2 }) })
  await planStop(app, { caseId: shared, stop: stop({ bodyId: 'kkr-nordjylland', role: 'orientation', step: 3 }) })
  await put(app, ids.running, { kind: 'case', caseId: shared, minutesNeeded: 20 })
  await step(app, ids.running, sendAgenda)
  await step(app, ids.running, startMeeting)
  await decide(app, ids.running, { 'Fælles vikarkorps for botilbud': { text: 'Anbefales over for DAS Social.' } })
  const view = await getMeeting(app, ids.running)
  const item = view.items.find(({ case: found }) => found?.id === shared)
  if (item) {
    const text = 'Udvalget lagde vægt på, at ordningen er frivillig for tilbuddene.'
    await saveMinutes(app, { meetingId: ids.running, itemId: item.id, text, version: 0 })
  }
  const secret = await demoCase(app, closedCase)
  await about(app, secret, 'facility', 'Kompasset')
  await put(app, ids.next, { kind: 'case', caseId: shared, minutesNeeded: 30 })
  await put(app, ids.next, { kind: 'case', caseId: secret, minutesNeeded: 15, purpose: 'discussion' })
  await inList(app, ids.next, 'Status på socialtilsynets årsrapport')
  await step(app, ids.next, sendAgenda)
  // The other case was changed after it was sent: readers are told, and can read it as it was.
  const content = caseContent.parse({ ...substitute, economy: `${substitute.economy} Opstarten deles ligeligt.` })
  await changeCase(app, { id: shared, version: 1, content })
  const waiting = await demoCase(app, overview)
  await planStop(app, { caseId: waiting, stop: stop({ bodyId: das, role: 'decision', isDecisive: true, step: 1 }) })
}

async function hold(app: App, meetingId: string, cases: readonly string[], decisions: Record<string, object>) {
  for (const caseId of cases) await put(app, meetingId, { kind: 'case', caseId })
  await step(app, meetingId, sendAgenda)
  await step(app, meetingId, startMeeting)
  for (const person of [
    { kind: 'member', name: 'Medlem fra en kommune', described: 'formand' },
    { kind: 'member', name: 'Medlem fra regionen' },
    { kind: 'member', name: 'Medlem fra en anden kommune', presence: 'absent' },
    { kind: 'deputy', name: 'Stedfortræder fra en anden kommune', deputyFor: 'Medlem fra en anden kommune' },
  ]) {
    await addAttendance(app, { meetingId, person: newAttendance.parse(person) })
  }
  await decide(app, meetingId, decisions)
  await step(app, meetingId, sendMinutes)
}

/** Adopts what is recommended; a case by its title with the words given. */
async function decide(app: App, meetingId: string, decisions: Record<string, object>) {
  const { items } = await getMeeting(app, meetingId)
  for (const item of items) {
    if (item.clauses.length === 0) continue
    const outcomes = item.clauses.map(({ id, verb, options }) => ({
      clauseId: id,
      ...(options.length > 0
        ? { outcome: 'option', optionNumber: 1 }
        : { outcome: verb === 'note' ? 'noted' : 'adopted' }),
    }))
    const words = decisions[item.title ?? ''] ?? { text: 'Godkendt.' }
    const decision = newDecision.parse({ outcomes, ...words })
    await recordDecision(app, { meetingId, itemId: item.id, version: 0, decision })
  }
}

async function step(
  app: App,
  id: string,
  move: (app: App, input: { id: string; version: number }) => Promise<unknown>,
) {
  await move(app, { id, version: (await getMeeting(app, id)).meeting.version })
}

async function put(app: App, meetingId: string, item: object) {
  const { version } = (await getMeeting(app, meetingId)).meeting
  await addItem(app, { meetingId, version, item: newItem.parse(item) })
}

async function inList(app: App, meetingId: string, title: string) {
  const { items } = await getMeeting(app, meetingId)
  const list = items.find(({ kind }) => kind === 'information')
  await put(app, meetingId, { kind: 'other', title, parentId: list?.id, purpose: 'orientation' })
}

function demoCase(app: App, content: object): Promise<string> {
  return createCase(app, { content: caseContent.parse(content), numbering: caseNumbering.parse({}) })
}

const doctors = {
  title: 'Faste læger på botilbud',
  responsible: 'Sekretariatet',
  resume: 'Der foreslås en fælles model for faste læger på botilbud.',
  background: 'Flere kommuner har gode erfaringer med at knytte én læge til et botilbud.',
  presentation: 'Modellen beskriver, hvordan tilbud og læge aftaler faste besøgsdage, og hvem der følger op.',
  clauses: [
    { verb: 'approve', text: 'godkender modellen' },
    { verb: 'note', text: 'tager tidsplanen til efterretning' },
  ],
}
const training = {
  title: 'Fælles kurser for medarbejdere på botilbud',
  responsible: 'Region Nordjylland',
  resume: 'Kurserne samler medarbejdere fra alle driftsherrer to gange om året.',
  economy: 'Udgiften deles efter antal deltagere.',
  clauses: [{ verb: 'approve', text: 'godkender kursusplanen' }],
}
const substitute = {
  title: 'Fælles vikarkorps for botilbud',
  responsible: 'Sekretariatet',
  resume: 'Forslag om et frivilligt, fælles vikarkorps, så borgerne møder kendte vikarer.',
  background: 'Brugen af vikarbureauer er steget, og borgerne oplever mange skift.',
  presentation:
    'Tilbuddene melder vagter ind i en fælles oversigt. Vikarerne får den samme introduktion og de samme vilkår.\n\nKorpset prøves af i et år og evalueres derefter.',
  economy: 'Korpset finansieres af de tilbud, der bruger det, efter antal vagter.',
  process: 'Forretningsudvalget anbefaler, DAS Social beslutter, og KKR orienteres.',
  clauses: [
    { verb: 'approve', text: 'godkender, at korpset prøves af i et år' },
    {
      verb: 'decide',
      text: 'vælger en af modellerne for betaling',
      options: ['Betaling pr. vagt', 'Fast årligt bidrag'],
    },
  ],
}
const closedCase = {
  title: 'Vilkår i en kontrakt med et privat tilbud',
  responsible: 'Sekretariatet',
  closed: true,
  closedReason: 'Forvaltningslovens § 27 om tavshedspligt',
  resume: 'Drøftelse af vilkår, før kontrakten er indgået.',
  clauses: [{ verb: 'discuss', text: 'drøfter vilkårene' }],
}
const overview = {
  title: 'Overblik over ledige pladser i ferien',
  responsible: 'Sekretariatet',
  resume: 'Forslag om, at tilbuddene melder ledige pladser ind før sommerferien.',
  clauses: [{ verb: 'approve', text: 'godkender forslaget' }],
}
