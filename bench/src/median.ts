/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const inOrder = [...values].sort((a, b) => a - b);
  const middle = inOrder.length / 2;
  const low = inOrder[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = inOrder[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}
