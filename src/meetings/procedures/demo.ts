import { addDays } from '#figures/dates.ts'
import type { App } from '#platform/app.ts'
import { caseContent, caseNumbering, newStop } from '../model.ts'
import { createCase, planStop } from '../service/cases.ts'
import { openProcedure, planProcedure } from './service.ts'

/**
 * A fictional case that DAS Social answers in writing, made through the use cases in the name of the secretariat: sent,
 * with the answer still missing. Its next step, the municipal councils, is planned.
 */
export async function loadDemoProcedure(app: App): Promise<void> {
  const caseId = await createCase(app, {
    content: caseContent.parse({
      title: 'Fælles svar på en national forespørgsel om ventelister',
      responsible: 'Sekretariatet',
      resume: 'Svarfristen ligger før næste møde. Derfor sendes udkastet i skriftlig høring.',
      presentation: 'Udkastet samler kommunernes og regionens svar. Tallene er eksempler.',
      clauses: [
        { verb: 'approve', text: 'godkender udkastet til svar' },
        { verb: 'note', text: 'tager til efterretning, at svaret sendes videre til kommunerne' },
      ],
    }),
    numbering: caseNumbering.parse({}),
  })
  const stop = (bodyId: string, step: number) =>
    planStop(app, { caseId, stop: newStop.parse({ bodyId, role: 'decision', isDecisive: step === 1, step }) })
  const stopId = await stop('das-nordjylland', 1)
  await stop('kommunalbestyrelser-nordjylland', 2)
  const deadline = addDays(app.today, 6)
  const id = await planProcedure(app, { stopId, text: 'Svar gerne i god tid.', deadline })
  await openProcedure(app, { id, version: 1 })
}
