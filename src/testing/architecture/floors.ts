import { type Source, testFile } from './source.ts'

/** The floor plan: which rooms stand where, and who may use a room of the same floor. */
export type Plan = {
  /** Top floor first; an import goes to a lower floor. A file directly in src/ is the room ''. */
  floors: string[][]
  /** Rooms that others enter through index.ts only. */
  withDoor: string[]
  /** Arrows between rooms of one floor, each with its reason: { 'capacity → reporting': 'why' }. */
  pairs: Record<string, string>
  /** Files beside the door that one room may enter, each with its reason. */
  sideDoors: { from: string; files: RegExp; reason: string }[]
}

/** Imports that go up, sideways without a reason, or to a room that stands nowhere. */
export function wrongArrows(sources: Source[], plan: Plan): string[] {
  return eachArrow(sources).flatMap(({ source, target, to }) => {
    const [from, below] = [floorOf(source.room, plan), floorOf(to, plan)]
    if (from < 0) return [`${source.path}: the room ${source.room} stands on no floor of the plan`]
    if (below < 0) return [`${source.path}: imports ${target}, a room that stands on no floor of the plan`]
    if (below < from) return [`${source.path}: imports ${target} from a floor above`]
    if (below > from || plan.pairs[`${source.room} → ${to}`]) return []
    return [`${source.path}: imports ${target}, but ${source.room} → ${to} is no allowed pair`]
  })
}

/** Imports that enter another room past its door, and doors that let out what stays inside. */
export function pastTheDoor(sources: Source[], plan: Plan): string[] {
  const entered = eachArrow(sources).flatMap(({ source, target, to }) => {
    const side = plan.sideDoors.some(({ from, files }) => from === source.room && files.test(target))
    const fine = !plan.withDoor.includes(to) || target === `${to}/index.ts` || side
    return fine ? [] : [`${source.path}: enters ${target}; only ${to}/index.ts is open to other rooms`]
  })
  const letOut = sources
    .filter(({ path, room }) => path === `${room}/index.ts`)
    .flatMap(({ path, room, imports }) =>
      imports
        .filter(({ target }) => new RegExp(`^${room}/([^/]+/)?(store|api|pages)\\b|\\.store\\.ts$`).test(target))
        .map(({ target }) => `${path}: lets out ${target}`),
    )
  return [...entered, ...letOut]
}

/** Test helpers are for tests: nothing of the program imports them. */
export function testHelpersInProgram(sources: Source[]): string[] {
  return sources
    .filter(({ isTest, room }) => !isTest && room !== 'testing')
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, inside }) => inside && (target.startsWith('testing/') || testFile.test(target)))
        .map(({ target }) => `${path}: imports the test file ${target}`),
    )
}

/** Circles of files that need each other to run (types alone do no harm), and of rooms that use each other. */
export function circles(sources: Source[]): string[] {
  const files = new Map<string, Set<string>>()
  const rooms = new Map<string, Set<string>>()
  for (const { path, room, imports, isTest } of sources) {
    if (isTest) continue
    const inside = imports.filter((one) => one.inside)
    files.set(path, new Set(inside.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)))
    const others = inside.map(({ target }) => roomOf(target)).filter((other) => other !== room)
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...others]))
  }
  return [...circlesOf(files), ...circlesOf(rooms)]
}

/** A folder whose subfolders stand on each other: what lies in it directly stands on top, the last step at the bottom. */
export type Stairs = { folder: string; steps: string[] }

/** Imports that go up the stairs of a folder, types included, and subfolders that are no step of them. */
export function upTheStairs(sources: Source[], stairs: Stairs[]): string[] {
  return stairs.flatMap(({ folder, steps }) => {
    const stepOf = (path: string) => {
      const [step = '', ...rest] = path.slice(folder.length).split('/')
      return rest.length === 0 ? 0 : steps.indexOf(step) + 1 || Number.NaN
    }
    const inside = sources.filter(({ path, isTest }) => path.startsWith(folder) && !isTest)
    const unknown = inside.filter(({ path }) => Number.isNaN(stepOf(path))).map(({ path }) => `${path}: on no step`)
    const wrong = inside.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith(folder) && stepOf(target) < stepOf(path))
        .map(({ target }) => `${path}: imports ${target} from a step above`),
    )
    return [...unknown, ...wrong]
  })
}

function circlesOf(arrows: Map<string, Set<string>>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (name: string, trail: string[]) => {
    const start = trail.indexOf(name)
    if (start >= 0) found.push(`circle: ${[...trail.slice(start), name].join(' → ')}`)
    if (start >= 0 || done.has(name)) return
    for (const next of arrows.get(name) ?? []) visit(next, [...trail, name])
    done.add(name)
  }
  for (const name of arrows.keys()) visit(name, [])
  return found
}

function eachArrow(sources: Source[]) {
  return sources
    .filter(({ room }) => room !== 'testing')
    .flatMap((source) =>
      source.imports
        .filter(({ target, inside }) => inside && !target.includes('+types/'))
        .map(({ target }) => ({ source, target, to: roomOf(target) }))
        .filter(({ to }) => to !== source.room && !(source.isTest && to === 'testing')),
    )
}

function roomOf(target: string): string {
  return target.includes('/') ? (target.split('/')[0] ?? '') : ''
}

function floorOf(room: string, plan: Plan): number {
  return plan.floors.findIndex((rooms) => rooms.includes(room))
}
