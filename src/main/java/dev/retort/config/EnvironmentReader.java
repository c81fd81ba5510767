package dev.retort.config;

import dev.retort.config.ModelSettings.DatabaseModel;
import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.config.ModelSettings.RevisionModel;
import dev.retort.config.ModelSettings.SqlModel;
import dev.retort.config.ModelSettings.YamlModel;
import dev.retort.error.SourcePosition;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an environment of the keys of its file; every part that is wrong is a problem. */
final class EnvironmentReader {
  private final Path file;
  private final Problems problems;
  private final Section root;

  EnvironmentReader(Path file, Section root, Problems problems) {
    this.file = file.toAbsolutePath().normalize();
    this.root = root;
    this.problems = problems;
  }

  /**
   * The environment, or null after adding problems.
   *
   * @param isComplete whether all parents were read, so that what is missing is really missing
   */
  @Nullable Environment read(boolean isComplete) {
    DatabaseSettings database = database(root.section("database"), isComplete);
    MigrationSettings migrations = migrations(root.section("migrations"), database);
    ModelSettings model = model(root.section("model"));
    IncludeSettings include = include(root.section("include"));
    ScratchSettings scratch = scratch(root.section("scratch"), database);
    Scalar mode = root.scalar("transaction");
    TransactionMode transaction =
        mode == null
            ? TransactionMode.RUN
            : mode.oneOf(TransactionMode.values(), TransactionMode.RUN);
    GuardSettings guard = GuardReader.read(root.section("guard"), file);
    LintSettings lint = LintReader.read(root.section("lint"));
    String name = text(root, "name", EnvironmentName.of(file));
    return database == null || !problems.isEmpty()
        ? null
        : new Environment(
            file, name, database, migrations, model, include, scratch, transaction, guard, lint);
  }

  private @Nullable DatabaseSettings database(Section section, boolean isComplete) {
    String url = url(section);
    if (!section.has("url") && isComplete && section.isReadable()) {
      addMissingUrl();
    }
    String username = optional(section, "username");
    Secret password = secret(section);
    String schema = optional(section, "schema");
    PoolSettings pool = pool(section.section("pool"));
    var properties = section.texts("properties");
    return url == null
        ? null
        : new DatabaseSettings(url, username, password, schema, properties, pool);
  }

  private void addMissingUrl() {
    SourcePosition position = root.position("database");
    problems.add(
        "database.url is missing; give the JDBC address, for example jdbc:sqlite:app.db",
        position.line() == 0 ? new SourcePosition(position.file(), 1, 1) : position,
        "database.url");
  }

  /** The address with SQLite's file resolved; never shown, as it may hold a password. */
  private @Nullable String url(Section section) {
    Scalar url = section.scalar("url");
    if (url == null) {
      return null;
    }
    if (DialectId.ofUrl(url.value()).isPresent()) {
      return JdbcAddress.resolve(url.value(), url.folder());
    }
    problems.add(
        url.key() + " must begin with " + String.join(", ", JdbcAddress.beginnings()),
        url.source().position(),
        url.key(),
        JdbcAddress.nearestBeginning(url.value()).orElse(null));
    return null;
  }

  private static PoolSettings pool(Section section) {
    Scalar size = section.scalar("maximum_size");
    Scalar timeout = section.scalar("connection_timeout");
    PoolSettings usual = PoolSettings.DEFAULT;
    return new PoolSettings(
        size == null ? usual.maximumSize() : size.positive(usual.maximumSize()),
        timeout == null ? usual.connectionTimeout() : timeout.duration(usual.connectionTimeout()));
  }

  private MigrationSettings migrations(Section section, @Nullable DatabaseSettings database) {
    List<Path> locations = paths(section, "locations");
    if (locations.isEmpty()) {
      locations = List.of(file.resolveSibling(MigrationSettings.DEFAULT_LOCATION));
    }
    List<DialectId> dialects = dialects(section);
    if (dialects.isEmpty() && database != null) {
      dialects = List.of(database.dialect());
    }
    Scalar zone = section.scalar("timezone");
    ZoneId utc = ZoneOffset.UTC;
    return new MigrationSettings(
        locations,
        text(section, "file_template", MigrationSettings.DEFAULT_FILE_TEMPLATE),
        dialects,
        text(section, "version_table", MigrationSettings.DEFAULT_VERSION_TABLE),
        text(section, "history_table", MigrationSettings.DEFAULT_HISTORY_TABLE),
        zone == null ? utc : zone.zone(utc),
        section.texts("placeholders"));
  }

  private static List<DialectId> dialects(Section section) {
    List<Scalar> names = section.list("dialects");
    return names == null
        ? List.of()
        : names.stream()
            .map(name -> name.constant(DialectId.values()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
  }

  private @Nullable ModelSettings model(Section section) {
    JpaModel jpa = jpa(section.section("jpa"));
    List<String> kinds = Keys.of("model").stream().filter(section::has).toList();
    for (String other : kinds.stream().skip(1).toList()) {
      problems.add(
          "the model has two kinds, %s and %s; keep one".formatted(kinds.get(0), other),
          section.position(other),
          "model." + other);
    }
    if (kinds.isEmpty()) {
      return null;
    }
    return kinds.get(0).equals("jpa") ? jpa : model(kinds.get(0), section.scalar(kinds.get(0)));
  }

  private static @Nullable ModelSettings model(String kind, @Nullable Scalar scalar) {
    if (scalar == null) {
      return null;
    }
    if (kind.equals("revision")) {
      String revision = scalar.filled();
      return revision == null ? null : new RevisionModel(revision);
    }
    Path path = scalar.path();
    if (path == null) {
      return null;
    }
    return switch (kind) {
      case "yaml" -> new YamlModel(path);
      case "sql" -> new SqlModel(path);
      default -> new DatabaseModel(path);
    };
  }

  private JpaModel jpa(Section section) {
    return new JpaModel(
        paths(section, "classpath"),
        texts(section, "packages", List.of()),
        optional(section, "naming_strategy"));
  }

  private static IncludeSettings include(Section section) {
    return new IncludeSettings(
        texts(section, "tables", IncludeSettings.ALL.tables()),
        texts(section, "exclude_tables", List.of()));
  }

  private @Nullable ScratchSettings scratch(Section section, @Nullable DatabaseSettings database) {
    String url = url(section);
    String username = optional(section, "username");
    Secret password = secret(section);
    if (!section.has("url") && root.has("scratch") && section.isReadable()) {
      problems.add(
          "scratch.url is missing; without it leave scratch out",
          root.position("scratch"),
          "scratch.url");
    }
    if (url != null && database != null && !isSameFamily(url, database)) {
      problems.add(
          "scratch.url must be of the same dialect as database.url, " + database.dialect(),
          section.position("url"),
          "scratch.url");
    }
    return url == null ? null : new ScratchSettings(url, username, password);
  }

  /** MariaDB and MySQL speak to each other's drivers, so one may stand in for the other. */
  private static boolean isSameFamily(String url, DatabaseSettings database) {
    DialectId scratch = DialectId.ofUrl(url).orElseThrow();
    return scratch.lookupOrder().contains(database.dialect())
        || database.dialect().lookupOrder().contains(scratch);
  }

  private static @Nullable Secret secret(Section section) {
    Scalar password = section.scalar("password");
    return password == null ? null : Secret.of(password.value());
  }

  private static @Nullable String optional(Section section, String key) {
    Scalar scalar = section.scalar(key);
    return scalar == null || scalar.value().isEmpty() ? null : scalar.value();
  }

  private static String text(Section section, String key, String fallback) {
    Scalar scalar = section.scalar(key);
    return scalar == null ? fallback : Objects.requireNonNullElse(scalar.filled(), fallback);
  }

  private static List<String> texts(Section section, String key, List<String> fallback) {
    List<Scalar> scalars = section.list(key);
    return scalars == null ? fallback : present(scalars, Scalar::filled);
  }

  private static List<Path> paths(Section section, String key) {
    List<Scalar> scalars = section.list(key);
    return scalars == null ? List.of() : present(scalars, Scalar::path);
  }

  private static <T> List<T> present(List<Scalar> scalars, Function<Scalar, @Nullable T> reading) {
    List<T> values = new ArrayList<>();
    for (Scalar scalar : scalars) {
      T value = reading.apply(scalar);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
