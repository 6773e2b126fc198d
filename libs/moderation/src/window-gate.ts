import { Injectable } from '@nestjs/common';
import { Schedules, type WindowClosed } from '#directory';
import type { Viewer } from '#kernel';
import { maySupervise } from './moderation.policy.js';

/** Decisions are made inside the window; a supervisor may act outside it with a reason (docs/product.md §4). */
@Injectable()
export class WindowGate {
  constructor(private readonly schedules: Schedules) {}

  async refuse(viewer: Viewer, overrideReason: string | null): Promise<WindowClosed | null> {
    const closed = await this.schedules.refuseOutsideWindow(viewer);
    return closed && overrideReason && maySupervise(viewer) ? null : closed;
  }
}
