import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { InvalidInput, NotPermitted } from '../refusals.js';

/**
 * Declares the result of a mutation: its success and every refusal to expect (ADR 0003).
 * `InvalidInput` and `NotPermitted` belong to each.
 */
export function mutationResult<T extends object>(
  name: string,
  Success: Type<T>,
  ...refusals: Type<object>[]
) {
  const members = [Success, InvalidInput, NotPermitted, ...refusals];
  return createUnionType({
    name,
    description: `Outcome of a mutation: ${Success.name} or a typed refusal.`,
    types: () => members,
    resolveType: (value: object) => value.constructor as Type<object>,
  });
}
