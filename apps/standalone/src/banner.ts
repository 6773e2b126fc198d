import type { Settings } from '#platform';
import type { Demo } from './development/demo.js';

export interface BannerFacts {
  readonly settings: Settings;
  /** Who can sign in to the demonstration, when there is one. */
  readonly demo: Demo | null;
}

/** What a person who has just typed `npm start` wants to know. */
export function banner({ settings, demo }: BannerFacts): string {
  const { publicUrl, development } = settings;
  const lines = ['', `  Veche is ready: ${publicUrl}`, ''];
  if (demo) {
    lines.push(`  Sign in with the password ${demo.password} as`);
    for (const { email, role } of demo.people) lines.push(`    ${role.toLowerCase().padEnd(14)} ${email}`);
    lines.push('');
  }
  lines.push(`  GraphiQL       ${publicUrl}/graphiql`);
  if (development) lines.push(`  Mail and clock ${publicUrl}/dev`);
  lines.push('', '  Ctrl-C stops it. Your data stays.', '');
  return `${lines.join('\n')}\n`;
}
