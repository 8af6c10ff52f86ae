import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A node names all its sockets in its sign of life, those included whose claim is on the way. When that came first, the
 * claim failed on a row that was its own, and the person was turned away as if the server were busy.
 */
export class ASignOfLifeMayOvertakeAClaim1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function claim_live_socket(of_node uuid, of_socket uuid, of_account uuid, most integer)
        returns boolean language plpgsql set search_path = public, pg_temp as $$
        begin
          -- One at a time for each account: two must not both be the last that fits.
          perform pg_advisory_xact_lock(hashtextextended('live socket ' || of_account, 0));
          if most <= (
            select count(*) from live_socket s join live_node n on n.id = s.node_id
            where s.account_id = of_account and s.id <> of_socket
              and (n.id = of_node or n.seen_at > now() - interval '30 seconds')
          ) then
            delete from live_socket where id = of_socket;
            return false;
          end if;
          insert into live_node (id) values (of_node) on conflict (id) do nothing;
          insert into live_socket (id, node_id, account_id) values (of_socket, of_node, of_account)
            on conflict (id) do nothing;
          return true;
        end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
