package dev.retort.dialect;

import dev.retort.diff.DiffPolicy;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Entry point to one family of databases. Stateless and safe for many threads. */
public interface Dialect {
  /** Which family. */
  DialectId id();

  /** What the family can and cannot do. */
  Capabilities capabilities();

  /** A name, quoted where the dialect or a reserved word needs it. */
  String quote(String name);

  /** A text literal, with quotes. */
  String literal(String text);

  /** Writes changes as SQL of this dialect. */
  DdlRenderer renderer();

  /**
   * Reads a live database.
   *
   * @throws UnsupportedFeatureException where reading is not supported
   */
  Introspector introspector();

  /**
   * What counts as equal between two schemas read from this database.
   *
   * @param targets the dialects that revisions are written for; where it is this one alone,
   *     differences that mean nothing to it do not count
   */
  DiffPolicy diffPolicy(Collection<DialectId> targets);

  /**
   * Opens a connection of this dialect with its session settings, in auto-commit mode.
   *
   * @param properties for the driver; user and password among them
   */
  Connection connect(String url, Map<String, String> properties) throws SQLException;

  /**
   * Opens an empty throw-away database; it is gone when closed.
   *
   * @param request where; the dialect's default is used where it says nothing
   */
  ScratchDatabase openScratch(ScratchRequest request) throws SQLException;

  /**
   * All that decides, beside a definition itself, what a scratch database makes of it: the exact
   * version of the server, character sets, the order of texts, modes. Where two are equal, so are
   * the schemas that are read from scratch databases with the same definitions in them.
   *
   * @param request where the scratch database would be made
   */
  String fingerprint(ScratchRequest request) throws SQLException;

  /**
   * Limits how long statements of a connection wait for locks of others, where the wait is in this
   * process; a server is told by the session's settings.
   *
   * @param givenUp asked again and again while one waits; yes ends the wait
   */
  default void limitLockWait(Connection connection, Duration longest, BooleanSupplier givenUp)
      throws SQLException {}

  /** Begins a transaction that holds the database's write lock where there is such a thing. */
  void begin(Connection connection) throws SQLException;

  /** Ends the transaction and keeps its work; checks what the dialect defers to this point. */
  void commit(Connection connection) throws SQLException;

  /** Ends the transaction and undoes its work; does nothing where there is none. */
  void rollback(Connection connection) throws SQLException;

  /**
   * The dialect of this id.
   *
   * @throws UnsupportedFeatureException if it is not installed
   */
  static Dialect of(DialectId id) {
    return Registry.DIALECTS.computeIfAbsent(
        id,
        wanted ->
            ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(d -> d.id() == wanted)
                .findFirst()
                .orElseThrow(
                    () ->
                        new UnsupportedFeatureException(
                            "Retort does not speak " + wanted.title() + " in this version.")));
  }

  /** Dialects that were asked for. */
  final class Registry {
    private static final Map<DialectId, Dialect> DIALECTS = new ConcurrentHashMap<>();

    private Registry() {}
  }
}
