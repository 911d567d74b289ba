import type { LoaderFunctionArgs } from 'react-router'

/** What loaders and actions of this room get; a page whose address lacks a parameter never asks for it. */
export type PageArguments = Omit<LoaderFunctionArgs, 'params'> & { params: { roundId: string; respondentId: string } }
