import type { CookieSerializeOptions } from '@fastify/cookie';

/** By this cookie a browser shows that it made a sign-up; `__Host-` (RFC 6265bis) where the site is served over TLS. */
export const signUpCookie = (secure: boolean): string => (secure ? '__Host-veche-sign-up' : 'veche_sign_up');

export const cookieOptions = (secure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure,
});
