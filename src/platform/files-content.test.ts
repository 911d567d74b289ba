import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refuseFalseContent } from './files-content.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const text = (value: string) => new TextEncoder().encode(value)

test.for([
  ['application/pdf', text('%PDF-1.7')],
  ['application/pdf', text(`${' '.repeat(500)}%PDF-1.4`)],
  ['image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d])],
  [word, zipSync({ 'word/document.xml': text('<w/>') })],
  [sheet, zipSync({ 'xl/workbook.xml': text('<x/>') })],
  [slides, zipSync({ 'ppt/presentation.xml': text('<p/>') })],
  ['text/plain', text('vbaProject.bin')],
] as const)('a file of type %s that is one is taken', ([type, bytes]) => {
  expect(() => refuseFalseContent(bytes, type)).not.toThrow()
})

test.for([
  ['application/pdf', text('<html>'), 'files.notItsType'],
  ['application/pdf', text(`${' '.repeat(5000)}%PDF-1.4`), 'files.notItsType'],
  ['application/pdf', new Uint8Array(), 'files.notItsType'],
  [word, text('%PDF-1.7'), 'files.notItsType'],
  [slides, text('%PDF-1.7'), 'files.notItsType'],
  [slides, zipSync({ 'word/document.xml': text('<w/>') }), 'files.notItsType'],
  [sheet, zipSync({ 'ppt/presentation.xml': text('<p/>') }), 'files.notItsType'],
  [slides, zipSync({ 'ppt/presentation.xml': text('<p/>'), 'ppt/vbaProject.bin': text('x') }), 'files.macros'],
  [word, zipSync({ 'word/document.xml': text('<w/>'), 'word/vbaProject.bin': text('x') }), 'files.macros'],
] as const)('a false file of type %s is refused', ([type, bytes, code]) => {
  expect(() => refuseFalseContent(bytes, type)).toThrow(expect.objectContaining({ kind: 'invalid', code }))
})
