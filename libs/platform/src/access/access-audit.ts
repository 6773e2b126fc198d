import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Allow } from './allow.js';

/** Metadata keys by which Nest marks routes and GraphQL operations. */
const ROUTE = 'path';
const OPERATION = 'graphql:resolver_type';
const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses to start an application in which some operation names no policy. */
@Injectable()
export class AccessAudit implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = [...this.discovery.getControllers(), ...this.discovery.getProviders()].flatMap(
      ({ metatype }) =>
        typeof metatype === 'function' ? this.operationsWithoutPolicy(metatype as new () => object) : [],
    );
    if (open.length > 0)
      throw new Error(`Operations without an explicit policy (@Allow): ${open.join(', ')}`);
  }

  private operationsWithoutPolicy(type: new () => object): string[] {
    const prototype = type.prototype as Record<string, object> | undefined;
    if (!prototype) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as (() => unknown) | undefined;
      if (!method || !isOperation(method)) return [];
      return this.reflector.get(Allow, method) ? [] : [`${type.name}.${name}`];
    });
  }
}

const isOperation = (method: object): boolean =>
  Reflect.hasMetadata(ROUTE, method) || OPERATIONS.has(String(Reflect.getMetadata(OPERATION, method)));
