/** The fields of the review as what the service takes; unticked boxes send nothing. */
export function choiceOf(values: Record<string, string>): unknown {
  const named = (prefix: string) =>
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(`${prefix}.`) && value !== '' ? [{ path: name.slice(prefix.length + 1), value }] : [],
    )
  return {
    version: values.version,
    meetings: named('body').map(({ path, value }) => ({ place: Number(path), bodyId: value })),
    closed: named('closed').map(({ path }) => path),
    followUps: named('follow').map(({ path }) => path),
    approved: values.approved === 'true',
  }
}
