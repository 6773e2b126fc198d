import { anyone, isSignedIn } from '#kernel';

/** Who has an account chooses a level; the thread itself is held to `maySee` of the forum. */
export const maySubscribe = isSignedIn;

/** "Anyone without an account can follow one thread by e-mail" (docs/product.md §6). */
export const mayFollowByEmail = anyone;
