package org.chatsystem.core.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Presence;

/**
 * One node's hand on the {@link PresenceBoard}. Whoever asks is alive, so its own lease counts
 * whatever the clock says: a process that was asleep for a while does not lose its users.
 */
final class InMemoryPresence implements Presence {
  private final PresenceBoard board;
  private final Lease lease;

  /** What to say again if this node was taken for dead. */
  private final Map<ConnectionId, Username> local = new ConcurrentHashMap<>();

  private volatile boolean givenBack;

  InMemoryPresence(PresenceBoard board) {
    this.board = board;
    this.lease = board.lease();
  }

  @Override
  public void connected(Map<ConnectionId, Username> connections) {
    local.putAll(connections);
    connections.forEach(
        (connection, user) ->
            board.change(user, known -> board.announceOnline(user, known.with(connection, lease))));
  }

  @Override
  public void disconnected(Username user, ConnectionId connection) {
    local.remove(connection);
    board.change(user, known -> known.without(connection, board.now()));
  }

  @Override
  public void settle(Username user) {
    board.settle(user, this::isLive);
  }

  @Override
  public void hide(Username user, boolean hidden) {
    board.hide(user, hidden, this::isLive);
  }

  @Override
  public boolean isHidden(Username user) {
    return board.isHidden(user);
  }

  @Override
  public Map<Username, PresenceStatus> of(Collection<Username> users) {
    Map<Username, PresenceStatus> statuses = new HashMap<>();
    for (Username each : users) {
      statuses.put(each, board.status(each, this::isLive));
    }
    return statuses;
  }

  @Override
  public void renew() {
    if (!givenBack && !board.renew(lease)) {
      connected(Map.copyOf(local));
    }
    board.settleLost(this::isLive);
  }

  void giveBackLease() {
    givenBack = true;
    lease.giveBack(board.now());
  }

  private boolean isLive(Lease other) {
    return (other == lease && !givenBack) || !other.hasRunOut(board.now());
  }
}
