import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class LiveSocketsAreCountedForEachAccount1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which processes hold live connections, and whose. True only while they live: nothing of it has to survive a crash.
      create unlogged table live_node (
        id uuid primary key,
        seen_at timestamptz not null default now()
      );
      create unlogged table live_socket (
        id uuid primary key,
        node_id uuid not null references live_node (id) on delete cascade,
        account_id uuid not null references account (id) on delete cascade
      );
      create index live_socket_account on live_socket (account_id);
      create index live_socket_node on live_socket (node_id);
      grant select, insert, update, delete on live_node, live_socket to certitude_app;

      -- A node that was silent for 30 seconds is dead, and its sockets are gone.
      create function claim_live_socket(of_node uuid, of_socket uuid, of_account uuid, most integer) returns boolean
        language plpgsql set search_path = public, pg_temp as $$
        begin
          -- One at a time for each account: two must not both be the last that fits.
          perform pg_advisory_xact_lock(hashtextextended('live socket ' || of_account, 0));
          if most <= (
            select count(*) from live_socket s join live_node n on n.id = s.node_id
            where s.account_id = of_account and (n.id = of_node or n.seen_at > now() - interval '30 seconds')
          ) then
            return false;
          end if;
          insert into live_node (id) values (of_node) on conflict (id) do nothing;
          insert into live_socket (id, node_id, account_id) values (of_socket, of_node, of_account);
          return true;
        end $$;

      create function keep_live_node(of_node uuid, sockets uuid[], accounts uuid[]) returns void
        language sql set search_path = public, pg_temp as $$
          insert into live_node (id) values (of_node) on conflict (id) do update set seen_at = now();
          delete from live_socket where node_id = of_node and id <> all (sockets);
          insert into live_socket (id, node_id, account_id)
            select u.socket, of_node, u.account from unnest(sockets, accounts) as u(socket, account)
            on conflict (id) do nothing;
          delete from live_node where seen_at < now() - interval '5 minutes';
        $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
