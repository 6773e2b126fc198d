/** Far deeper than anything we ask for, and far from where a recursion over it would end the stack. */
const DEEPEST = 100;

/** Whether a parsed JSON value nests arrays or objects deeper than anything that we take. Looks level by level, so that no depth can hurt it. */
export function isNestedTooDeep(value: unknown): boolean {
  let level = [value].filter(isBranch);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= DEEPEST) return true;
    level = level.flatMap((branch) => Object.values(branch).filter(isBranch));
  }
  return false;
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;
