/**
 * The longest body of a request and the longest message of a WebSocket, in bytes: a post of 20,000 characters with room
 * for its form encoding.
 */
export const BODY_LIMIT = 256 * 1024;
