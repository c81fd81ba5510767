package dev.retort.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One row of the history table: an event and its place in the chain.
 *
 * <p>Each row carries the hash of the one before it, so that a row which was changed, put in or
 * taken out shows.
 *
 * @param number place in the table, from 1
 * @param event what happened
 * @param previousHash the hash of the row before, empty for the first
 * @param hash as it stands in the row
 */
public record HistoryEntry(long number, HistoryEvent event, String previousHash, String hash) {
  private static final byte[] END = {0};

  /** The last row of a table: what the next one is chained to. */
  public record Tail(long number, String hash) {
    /** Of a table without rows. */
    public static final Tail NONE = new Tail(0, "");
  }

  /** The event as the row after {@code tail}. */
  static HistoryEntry after(Tail tail, HistoryEvent event) {
    long number = tail.number() + 1;
    return new HistoryEntry(number, event, tail.hash(), hash(number, event, tail.hash()));
  }

  /** Whether the row's hash is that of its content. */
  public boolean isIntact() {
    return hash.equals(hash(number, event, previousHash));
  }

  Tail asTail() {
    return new Tail(number, hash);
  }

  /** SHA-256 in hex of all columns before it in their order, each followed by a zero byte. */
  private static String hash(long number, HistoryEvent event, String previousHash) {
    MessageDigest digest = sha256();
    HistoryEvent.Actor actor = event.actor();
    for (Object part :
        new Object[] {
          number,
          event.run(),
          event.outcome(),
          event.revision(),
          event.direction(),
          event.statement(),
          event.statementCount(),
          event.checksum(),
          actor.who(),
          actor.host(),
          actor.process(),
          actor.session(),
          event.startedAt(),
          event.durationMillis(),
          event.detail() == null ? "" : event.detail(),
          previousHash
        }) {
      digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(END);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
