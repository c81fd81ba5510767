package dev.retort.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the desired schema comes from: exactly one of these kinds. */
public sealed interface ModelSettings {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** One method a kind, so that the compiler finds every place that a new kind concerns. */
  interface Visitor<R> {
    R yaml(YamlModel model);

    R jpa(JpaModel model);

    R sql(SqlModel model);

    R database(DatabaseModel model);

    R revision(RevisionModel model);
  }

  /**
   * A dialect-neutral model file.
   *
   * @param file absolute
   */
  record YamlModel(Path file) implements ModelSettings {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.yaml(this);
    }
  }

  /**
   * Entity classes of an application.
   *
   * @param classpath folders and jars, absolute
   * @param packages where entities are looked for; with none, everywhere on the class path
   * @param namingStrategy class name of a physical naming strategy, or null for Hibernate's own
   */
  record JpaModel(List<Path> classpath, List<String> packages, @Nullable String namingStrategy)
      implements ModelSettings {
    public JpaModel {
      classpath = List.copyOf(classpath);
      packages = List.copyOf(packages);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.jpa(this);
    }
  }

  /**
   * CREATE statements in the environment's own dialect.
   *
   * @param file absolute
   */
  record SqlModel(Path file) implements ModelSettings {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sql(this);
    }
  }

  /**
   * Another environment's live schema.
   *
   * @param environmentFile absolute
   */
  record DatabaseModel(Path environmentFile) implements ModelSettings {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.database(this);
    }
  }

  /**
   * What the revision files build up to a revision.
   *
   * @param revision a revision as the command line takes it
   */
  record RevisionModel(String revision) implements ModelSettings {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.revision(this);
    }
  }
}
