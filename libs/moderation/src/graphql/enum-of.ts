/** A list of names as the object that GraphQL makes an enumeration of. */
export const enumOf = <T extends string>(names: readonly T[]): Record<T, T> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;
