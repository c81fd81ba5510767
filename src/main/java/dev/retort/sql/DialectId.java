package dev.retort.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name of a family of databases that speak one SQL. */
public enum DialectId {
  SQLITE("SQLite"),
  MYSQL("MySQL"),
  MARIADB("MariaDB"),
  POSTGRESQL("PostgreSQL");

  private final String title;

  DialectId(String title) {
    this.title = title;
  }

  /** The name as people write it, for example {@code PostgreSQL}. */
  public String title() {
    return title;
  }

  /** The name as files write it, for example {@code postgresql}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** This dialect and those whose revision sections serve it, most specific first. */
  public List<DialectId> lookupOrder() {
    return this == MARIADB ? List.of(MARIADB, MYSQL) : List.of(this);
  }

  /** The dialect with this name in lower case, or empty. */
  public static Optional<DialectId> of(String id) {
    return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
  }

  /**
   * The dialect that a JDBC address asks for, or empty. A {@code jdbc:mysql:} address says {@link
   * #MYSQL} even where a MariaDB server answers; the connection knows better.
   */
  public static Optional<DialectId> ofUrl(String url) {
    return Arrays.stream(values()).filter(d -> url.startsWith("jdbc:" + d.id() + ":")).findFirst();
  }

  @Override
  public String toString() {
    return id();
  }
}
