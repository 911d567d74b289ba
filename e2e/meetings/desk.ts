import type { APIRequestContext } from '@playwright/test'
import { expect } from '../support/test.ts'

type View = {
  meeting: { version: number }
  items: { id: string; title: string | null; clauses: { id: string }[]; decision: { version: number } | null }[]
}

/** The secretariat at its desk, without a browser: what a journey needs done before people look at it. */
export function deskOf(person: APIRequestContext) {
  const api = async (method: 'get' | 'post' | 'put' | 'delete', path: string, data?: object, version?: number) => {
    const headers = version === undefined ? undefined : { 'if-match': `"${version}"` }
    const answer = await person[method](`/api/v1${path}`, { data, headers })
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return answer.status() === 204 ? null : answer.json()
  }
  const see = (meetingId: string): Promise<View> => api('get', `/meetings/${meetingId}`)
  const desk = {
    api,
    see,
    async plan(bodyId: string, heldOn: string): Promise<string> {
      return (await api('post', '/meetings', { bodyId, heldOn, startsAt: '09.00' })).id
    },
    async makeCase(content: object): Promise<string> {
      const clauses = [{ verb: 'approve', text: 'godkender forslaget' }]
      const empty = { responsible: null, closed: false, closedReason: null, clauses }
      const sections = ['resume', 'background', 'presentation', 'economy', 'hearing', 'process', 'other']
      const blank = Object.fromEntries(sections.map((name) => [name, null]))
      return (await api('post', '/cases', { content: { ...blank, ...empty, ...content } })).id
    },
    async stop(caseId: string, bodyId: string, role: string, step: number): Promise<string> {
      return (await api('post', `/cases/${caseId}/stops`, { bodyId, role, step })).id
    },
    async put(meetingId: string, caseId: string): Promise<void> {
      const { meeting } = await see(meetingId)
      await api('post', `/meetings/${meetingId}/items`, { kind: 'case', caseId }, meeting.version)
    },
    async step(meetingId: string, step: 'agenda' | 'start' | 'hearing'): Promise<void> {
      await api('post', `/meetings/${meetingId}/${step}`, undefined, (await see(meetingId)).meeting.version)
    },
    /** Adopts every clause on the agenda; `words` by the title of an item are added to its decision. */
    async decide(meetingId: string, words: Record<string, Record<string, string>> = {}): Promise<void> {
      for (const item of (await see(meetingId)).items) {
        const outcomes = item.clauses.map(({ id }, n) => ({ [`clauseId-${n}`]: id, [`outcome-${n}`]: 'adopted' }))
        if (item.decision !== null || outcomes.length === 0) continue
        const form = Object.assign({ text: 'Godkendt.' }, ...outcomes, words[item.title ?? ''])
        const answer = await person.post(`/moeder/${meetingId}/referat`, {
          form: { do: 'decide', itemId: item.id, version: '0', ...form },
          maxRedirects: 0,
        })
        expect(answer.status(), `decision on ${item.title}`).toBe(303)
      }
    },
    /** Sends the agenda, holds the meeting and sends its minutes for hearing. */
    async hold(meetingId: string, words: Record<string, Record<string, string>> = {}): Promise<void> {
      await desk.step(meetingId, 'agenda')
      await desk.step(meetingId, 'start')
      await desk.decide(meetingId, words)
      await desk.step(meetingId, 'hearing')
    },
  }
  return desk
}
