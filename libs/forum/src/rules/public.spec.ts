import { describe, expect, it } from '@jest/globals';
import { MODERATION_STATUSES } from './moderation-status.js';
import { isPublic, isPublicPost, publicRow } from './public.js';

describe('what anyone may read', () => {
  it('is what was published and is so still, and nothing else', () => {
    const seen = MODERATION_STATUSES.filter((moderation) => isPublic({ moderation }));
    expect(seen).toEqual(['PUBLISHED']);
  });

  it('is a post only together with its thread', () => {
    const both = MODERATION_STATUSES.flatMap((thread) =>
      MODERATION_STATUSES.filter((post) => isPublicPost({ moderation: thread }, { moderation: post })).map(
        (post) => [thread, post],
      ),
    );
    expect(both).toEqual([['PUBLISHED', 'PUBLISHED']]);
  });

  it('says the same in SQL, in the words of the partial indexes', () => {
    expect(publicRow('t')).toBe("t.moderation = 'PUBLISHED'");
  });
});
