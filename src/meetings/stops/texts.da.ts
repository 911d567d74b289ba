/** Danish texts of one stop of a case: its own recommendation and what is planned for it. */
export const da = {
  'stops.title': 'Sagen i {body}',
  'stops.edit': 'Indstilling og plan for {body}',
  'stops.own': 'Forummets egen indstilling',
  'stops.ofCase': 'Sagens indstilling gælder',
  'stops.ownLead': 'Skriv kun her, hvis forummet skal tage stilling til noget andet end det, der står i sagen.',
  'stops.ownNow': 'Forummet har sin egen indstilling. Den vises på dagsordenen i stedet for sagens.',
  'stops.fromCase': 'Begynd med sagens indstilling',
  'stops.save': 'Gem indstillingen',
  'stops.clear': 'Brug sagens indstilling igen',
  'stops.saved': 'Indstillingen er gemt',
  'stops.planSaved': 'Planen er gemt',
  'stops.plan': 'Plan',
  'stops.planSave': 'Gem planen',
  'stops.due': 'Svar senest',
  'stops.due.hint': 'Kan stå tom. Bruges, når forummet svarer uden for et møde.',
  'stops.decision': 'Det besluttede forummet',
  'stops.decided': 'Forummet har behandlet sagen. Indstillingen står, som den blev behandlet.',
  'stops.belowPlanned': '{n} {n|forum|fora} under {body} er sat på sagens vej',
  'stops.belowTaken':
    'Der er ikke tilføjet nogen: Alle fora under {body} står allerede på sagens vej med rækkefølgen {step}',
  'stops.belowTakenHint': 'Vælg en anden rækkefølge, hvis de skal behandle sagen en gang til.',
  'stops.hasProcedure':
    'Stoppet har en skriftlig høring. Slet kladden til høringen først, eller føj forummet til sagens vej en gang til.',
  'stops.inProcedure':
    'Medlemmerne svarer på indstillingen i en skriftlig høring. Den kan ikke ændres, før høringen er afsluttet.',
} as const
