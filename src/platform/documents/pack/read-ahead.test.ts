import { describe, expect, test } from 'vitest'
import { ByteWriter } from './byte-writer.ts'
import { ReadAhead } from './read-ahead.ts'

describe('files read ahead', () => {
  test('come in their order, with one file more in memory than is worked on', async () => {
    const begun: number[] = []
    const files = new ReadAhead([1, 2, 3], async (file) => {
      begun.push(file)
      return Uint8Array.of(file)
    })
    expect(begun).toEqual([1])
    expect(await files.next()).toEqual(Uint8Array.of(1))
    expect(begun).toEqual([1, 2])
    expect([await files.next(), await files.next(), await files.next()]).toEqual([
      Uint8Array.of(2),
      Uint8Array.of(3),
      undefined,
    ])
  })

  test('tell of a file that cannot be read when its turn comes, and of none that nobody asks for', async () => {
    const files = new ReadAhead([1, 2], async (file) => {
      if (file === 2) throw new Error('gone')
      return Uint8Array.of(file)
    })
    expect(await files.next()).toEqual(Uint8Array.of(1))
    await files.stop()
    await expect(files.next()).rejects.toThrow('gone')
  })
})

test('bytes that outgrow the memory of their writer stay as they were written, also when the next writer has begun', () => {
  const writer = new ByteWriter()
  const large = new Uint8Array(3_000_000).fill(7)
  writer.text('obj ')
  writer.number(0)
  writer.number(1090)
  writer.bytes(large)
  const taken = writer.taken()
  new ByteWriter().text('something else')
  expect(Buffer.from(taken.subarray(0, 9)).toString('latin1')).toBe('obj 01090')
  expect(Buffer.from(taken.subarray(9)).equals(Buffer.from(large))).toBe(true)
})
