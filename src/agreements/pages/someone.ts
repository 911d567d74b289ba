type Named = { id: string; name: string }

/** Bodies and then organisations as one list to choose from: "body:…", "organisation:…". */
export function someoneOptions({ bodies, organisations }: { bodies: Named[]; organisations: Named[] }) {
  return [
    ...bodies.map(({ id, name }) => ({ value: `body:${id}`, label: name })),
    ...organisations.map(({ id, name }) => ({ value: `organisation:${id}`, label: name })),
  ]
}
