/** Why the product cannot begin, in one sentence for an operator. */
export class InstallationFault extends Error {
  override readonly name = 'InstallationFault';
}
