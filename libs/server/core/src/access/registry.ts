import { type Endpoint } from '@certitude/contracts';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { contractOf } from '../http/endpoint';
import { messageOf } from '../realtime/receives';
import { type Access, accessOf } from './access';

/** One door into the server: an HTTP route or a socket message, with its declared access. */
export interface Door {
  readonly handler: string;
  readonly access: Access;
  readonly endpoint?: Endpoint;
  readonly message?: string;
}

/** Knows every door. Refuses to start when one of them does not say who may come in. */
@Injectable()
export class DoorRegistry implements OnApplicationBootstrap {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.doors();
  }

  /** @throws Error naming the first handler without `@Can`, `@SignedIn` or `@Public` */
  doors(): Door[] {
    const wrappers = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    return wrappers.flatMap(({ instance }) => (isObject(instance) ? this.doorsOf(instance) : []));
  }

  private doorsOf(instance: object): Door[] {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object> | null;
    if (!prototype || prototype === Object.prototype) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = methodOf(prototype, name);
      if (typeof handler !== 'function') return [];
      return doorOf(`${instance.constructor.name}.${name}`, handler);
    });
  }
}

/** Inherited methods are doors too. Never reads the property itself: a getter would run. */
function methodOf(prototype: object | null, name: string): object | undefined {
  if (!prototype) return undefined;
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  return own ? (own.value as object | undefined) : methodOf(Object.getPrototypeOf(prototype) as object | null, name);
}

/** What Nest itself marks handlers of routes and of socket messages with. */
const MARKS = ['path', 'websockets:message_mapping'];

function doorOf(name: string, handler: object): Door[] {
  const endpoint = contractOf(handler);
  const message = messageOf(handler);
  const isMarked = MARKS.some((mark) => Reflect.hasMetadata(mark, handler));
  if (!endpoint && !message && !isMarked) return [];
  const access = accessOf(handler);
  if (!access)
    throw new Error(
      `${name} is reachable but does not say who may call it. Add @Can(...), @SignedIn(...) or @Public(...).`,
    );
  return [{ handler: name, access, ...(endpoint ? { endpoint } : {}), ...(message ? { message } : {}) }];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
