import { z } from 'zod';
import { defineEvent } from '#platform';

/** Job: forget the addresses of people who never confirmed, or who ended what they followed. */
export const forgetAddresses = defineEvent('subscriptions.forget-addresses', z.unknown());

/** Topic of live news: a person was told of a post. */
export const NOTIFICATION_RECEIVED = 'notification.received';
