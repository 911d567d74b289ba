import type { Form } from '../service/form.ts'

/** What the page of a form gets from its loader. */
export type FormPage = {
  form: Form
  /** Who reads the page. */
  userId: string
  today: string
  now: string
  isNewest: boolean
  mayWrite: boolean
  mayHandle: boolean
  /** The sentence that says which lock it is, until when, and who may lift it. */
  lockText: string | null
}
