import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fromGlobalId, keyOf, toGlobalId } from './global-id.js';

describe('global ids', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(fromGlobalId(toGlobalId('Thread', id))).toEqual({ type: 'Thread', id });
      }),
    );
  });

  it('of another type are not taken', () => {
    expect(keyOf('Thread', toGlobalId('Post', '019aa000-0000-7000-8000-000000000000'))).toBeNull();
  });

  it('that are malformed never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void fromGlobalId(typed)));
    expect(fromGlobalId('VGhyZWFkOjE')).toBeNull();
    expect(fromGlobalId("'; DROP TABLE thread; --")).toBeNull();
  });
});
