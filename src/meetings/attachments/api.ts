import { z } from '@hono/zod-openapi'

/** How a file is named in the address it is sent to; its bytes are the body. */
export const attachmentQuery = z.object({
  fileName: z.string().min(1).max(300),
  title: z.string().max(300).default(''),
  closed: z.enum(['true', 'false']).default('false'),
})

/** The kinds of file an attachment may be, for the description of the API. */
export const binary = Object.fromEntries(
  [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'text/plain',
    'image/png',
    'image/jpeg',
  ].map((type) => [type, { schema: z.any().openapi({ type: 'string', format: 'binary' }) }]),
)
