/** The service's own contacts, which are nobody's personal data (docs/product.md §9). */
export interface KnownContacts {
  readonly phones: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
}

export const NO_CONTACTS: KnownContacts = { phones: new Set(), emails: new Set() };

/** Ten digits tell a Russian number, whether it begins with +7, 8 or neither. */
export const phoneKey = (phone: string): string => phone.replace(/\D/g, '').slice(-10);

export const emailKey = (email: string): string => email.toLowerCase();

/** @param values contacts as the directory keeps them: numbers, addresses, links, in any mixture. */
export function knownContacts(values: readonly string[]): KnownContacts {
  return {
    phones: new Set(values.filter((value) => !value.includes('@')).map(phoneKey)),
    emails: new Set(values.filter((value) => value.includes('@')).map((value) => emailKey(value.trim()))),
  };
}
