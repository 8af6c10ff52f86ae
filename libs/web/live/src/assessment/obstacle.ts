import { type ConnectionState } from '@certitude/web/core/live';

/**
 * Why an assessment cannot be followed: the network lets no live connection through, the person has too many of them, or
 * there is none yet.
 */
export type Obstacle = 'blocked' | 'crowded' | 'away';

/**
 * What stands in the way of following an assessment, so that it is read. A connection that is lost for a moment is nothing
 * of that kind: edits wait for it.
 * @param followed whether this assessment was followed before
 */
export function obstacleOf(connection: ConnectionState, followed: boolean): Obstacle | null {
  if (connection === 'blocked' || connection === 'crowded') return connection;
  return connection === 'disconnected' && !followed ? 'away' : null;
}
