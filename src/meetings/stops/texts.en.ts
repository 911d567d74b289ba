/** English texts of one stop of a case: its own recommendation and what is planned for it. */
export const en = {
  'stops.title': 'The case at {body}',
  'stops.edit': 'Recommendation and plan for {body}',
  'stops.own': 'Recommendation for this body',
  'stops.ofCase': 'The recommendation of the case holds',
  'stops.ownLead': 'Write here only if the body is to decide on something else than what stands in the case.',
  'stops.ownNow': 'The body has a recommendation of its own. It stands on the agenda instead of the one of the case.',
  'stops.fromCase': 'Begin with the recommendation of the case',
  'stops.save': 'Save the recommendation',
  'stops.clear': 'Use the recommendation of the case again',
  'stops.saved': 'The recommendation is saved',
  'stops.planSaved': 'The plan is saved',
  'stops.plan': 'Plan',
  'stops.planSave': 'Save the plan',
  'stops.due': 'Answer by',
  'stops.due.hint': 'Can be left empty. Used when the body answers outside a meeting.',
  'stops.decision': 'What the body decided',
  'stops.decided': 'The body has treated the case. The recommendation stays as it was treated.',
  'stops.belowPlanned': '{n} {n|body|bodies} below {body} {n|is|are} on the route of the case',
  'stops.belowTaken': 'None was added: all bodies below {body} stand on the route of the case in order {step} already',
  'stops.belowTakenHint': 'Choose another order if they are to treat the case once more.',
  'stops.hasProcedure':
    'The stop has a written procedure. Delete its draft first, or add the body to the route of the case once more.',
  'stops.inProcedure':
    'The members answer on the recommendation in a written procedure. It cannot be changed until that is closed.',
} as const
