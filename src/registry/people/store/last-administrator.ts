import { AppError } from '#platform/errors.ts'

/** Runs a change that the database refuses when it would leave no administrator without an end date. */
export async function keepingAnAdministrator<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'RV001' ? new AppError('conflict', 'people.lastAdministrator') : error
  }
}
