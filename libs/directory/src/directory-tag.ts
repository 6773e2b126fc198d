/** What readers see that shows a contact is tagged with this. */
export const DIRECTORY_TAG = 'directory';
