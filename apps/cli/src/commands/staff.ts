import { randomBytes } from 'node:crypto';
import { GiveRole } from '#accounts';
import { ROLES, parseEmailAddress } from '#kernel';
import { Database, InstallationFault } from '#platform';
import { withProduct } from '../with-product.js';

interface StaffOptions {
  readonly name?: string;
  readonly department?: string;
}

/** @param roleName of the words of docs/product.md, "People", in either case. */
export async function staff(email: string, roleName: string, options: StaffOptions): Promise<void> {
  const role = ROLES.find((known) => known === roleName.toUpperCase());
  if (!role)
    throw new InstallationFault(`There is no role ${roleName}; one of ${ROLES.join(', ').toLowerCase()}.`);
  const address = parseEmailAddress(email);
  if (address === null) throw new InstallationFault(`${email} is not an e-mail address.`);
  const password = randomBytes(12).toString('base64url');
  const { created } = await withProduct((app) =>
    app.get(Database).transaction((tx) =>
      app.get(GiveRole, { strict: false }).execute(tx, {
        email: address,
        role,
        password,
        displayName: options.name ?? email.split('@')[0] ?? email,
        department: options.department ?? null,
      }),
    ),
  );
  console.log(
    created
      ? `${email} is ${role} now and signs in with the password ${password}`
      : `${email} is ${role} now.`,
  );
}
