package dev.retort.model;

import dev.retort.config.ModelSettings;
import dev.retort.config.ModelSettings.DatabaseModel;
import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.config.ModelSettings.RevisionModel;
import dev.retort.config.ModelSettings.SqlModel;
import dev.retort.config.ModelSettings.YamlModel;

/** What each kind of model is called in a sentence. */
final class ModelKindWords implements ModelSettings.Visitor<String> {
  @Override
  public String yaml(YamlModel model) {
    return "the model file " + model.file();
  }

  @Override
  public String jpa(JpaModel model) {
    return "a model of JPA entities";
  }

  @Override
  public String sql(SqlModel model) {
    return "the SQL file " + model.file() + " as a model";
  }

  @Override
  public String database(DatabaseModel model) {
    return "the database of " + model.environmentFile() + " as a model";
  }

  @Override
  public String revision(RevisionModel model) {
    return "revision " + model.revision() + " as a model";
  }
}
