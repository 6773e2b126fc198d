/** Where the asker sees how far their question is, before and after it is let in. */
export const casePath = (thread: { readonly number: number }): string => `/me/questions/${thread.number}`;
