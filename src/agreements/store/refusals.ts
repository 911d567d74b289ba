import { AppError } from '#platform/errors.ts'

const refusals: Record<string, [kind: 'conflict' | 'invalid', code: string, field: string]> = {
  agreement_pkey: ['conflict', 'agreements.taken', 'title'],
  agreement_no_overlap: ['conflict', 'agreements.overlap', 'validFrom'],
  agreement_focus_number: ['conflict', 'agreements.numberTaken', 'number'],
  initiative_letter: ['conflict', 'agreements.letterTaken', 'letter'],
  initiative_focus_id_fkey: ['invalid', 'agreements.choose', 'focusId'],
  initiative_owner_body_id_fkey: ['invalid', 'agreements.choose', 'owner'],
  initiative_owner_organisation_id_fkey: ['invalid', 'agreements.choose', 'owner'],
  initiative_link_once: ['conflict', 'agreements.linkTwice', 'bodyId'],
  initiative_link_body_id_fkey: ['invalid', 'agreements.choose', 'bodyId'],
  initiative_link_facility_id_fkey: ['invalid', 'agreements.choose', 'facilityId'],
  agreement_step_body_id_fkey: ['invalid', 'agreements.choose', 'who'],
  agreement_step_organisation_id_fkey: ['invalid', 'agreements.choose', 'who'],
}

/** Does the work; a named constraint of the database becomes the refusal a person understands. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const found = refusals[(error as { constraint?: string }).constraint ?? '']
    throw found ? new AppError(found[0], found[1], { field: found[2], cause: error }) : error
  }
}
