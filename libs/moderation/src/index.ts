export { ClaimItem, ClaimNext, ReleaseClaim } from './claims.js';
export { REJECTION_REASONS, type RejectionReason } from './decision.entity.js';
export type { DeskItemKind } from './desk-item.entity.js';
export { DeskRepository, type DeskRow } from './desk.repository.js';
export { sayModeration } from './moderation.messages.js';
export { ModerationModule } from './moderation.module.js';
export { PublishItem } from './publish-item.js';
export { RejectItem } from './reject-item.js';
export { ReturnItem } from './return-item.js';
