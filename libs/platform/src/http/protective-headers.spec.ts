import { describe, expect, it } from '@jest/globals';
import { protectiveHeaders } from './protective-headers.js';

describe('protective headers', () => {
  it('let a page load from its own origin only, and nobody frame it', () => {
    const { 'content-security-policy': policy, ...others } = protectiveHeaders(false);
    expect(policy?.split(';')).toEqual(
      expect.arrayContaining(["default-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(others).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.any(String),
    });
    expect(others).not.toHaveProperty('strict-transport-security');
  });

  it('hold browsers to TLS where the site is served so', () => {
    const headers = protectiveHeaders(true);
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});
