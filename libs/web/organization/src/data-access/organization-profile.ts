import { Injectable, computed, inject } from '@angular/core';
import {
  organizationsApi,
  type CreateOrganization,
  type CreateSample,
  type EditOrganization,
  type MembershipView,
  type OrganizationView,
} from '@certitude/contracts';
import { Api, Session, loadable } from '@certitude/web/core';

/** The organization itself: make one, describe it, remove the sample. */
@Injectable({ providedIn: 'root' })
export class OrganizationProfiles {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #view = loadable({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) => this.#api.call(organizationsApi.get, { params: { organizationId } }, signal),
  });

  readonly view = this.#view.value;
  readonly phase = this.#view.phase;
  readonly error = this.#view.error;
  readonly mayChange = computed(() => this.#session.can('organization:settings'));
  readonly mayRemoveSample = computed(() => this.#session.can('organization:delete'));

  reload(): void {
    this.#view.reload();
  }

  /** Makes an organization; the person becomes its owner. @throws ApiError */
  async create(body: CreateOrganization): Promise<MembershipView> {
    const membership = await this.#api.call(organizationsApi.create, { body });
    this.#session.join(membership);
    return membership;
  }

  /** Makes a sample organization to look around in; the person owns it. @throws ApiError */
  async createSample(body: CreateSample): Promise<MembershipView> {
    const membership = await this.#api.call(organizationsApi.createSample, { body });
    this.#session.join(membership);
    return membership;
  }

  /** @throws ApiError */
  async update(body: EditOrganization): Promise<OrganizationView> {
    const params = { organizationId: this.#session.requireOrganization() };
    const view = await this.#api.call(organizationsApi.update, { params, body });
    this.#view.set(view);
    const { id: organizationId, name, role, sample } = view;
    this.#session.join({ organizationId, name, role, sample, suspended: false });
    return view;
  }

  /** Removes the sample organization with everything in it. @throws ApiError */
  async removeSample(): Promise<void> {
    const organizationId = this.#session.requireOrganization();
    await this.#api.call(organizationsApi.removeSample, { params: { organizationId } });
    this.#session.leave(organizationId);
  }
}
