import { InstallationFault, readSettings } from '#platform';
import { demoLogins } from '../seed/demo-logins.js';
import { seedDemo } from '../seed/seed-demo.js';
import { withDatabase } from '../with-product.js';

export async function seed(): Promise<void> {
  if (!readSettings().development)
    throw new InstallationFault('The demonstration data is not for a service: set VECHE_ENV=development.');
  await withDatabase(async ({ settings }) => {
    const { threads, password } = await seedDemo(settings);
    console.log(`${threads} demo threads added. Everybody signs in with the password ${password}:`);
    for (const { email, role } of demoLogins) console.log(`  ${role.toLowerCase().padEnd(14)} ${email}`);
  });
}
