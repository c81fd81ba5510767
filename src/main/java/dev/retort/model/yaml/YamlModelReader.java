package dev.retort.model.yaml;

import dev.retort.error.FileException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelException;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a model file into a {@link Schema}. Every mistake is found in one go, save those behind a
 * mistake in the YAML itself.
 */
public final class YamlModelReader {
  private final DialectId dialect;

  /** Reads models for databases of {@code dialect}. */
  public YamlModelReader(DialectId dialect) {
    this.dialect = dialect;
  }

  /**
   * Reads a file.
   *
   * @throws FileException if it can't be read
   * @throws ModelException if it is wrong
   */
  public Schema read(Path file) {
    return readModel(file).schema();
  }

  /**
   * Reads a file, with what it speaks of: a section that is missing leaves its kind to others.
   *
   * @throws FileException if it can't be read
   * @throws ModelException if it is wrong
   */
  public DesiredSchema readModel(Path file) {
    try {
      return readModel(Files.readString(file, StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new FileException("read the model file", file, e);
    }
  }

  /**
   * Reads a text.
   *
   * @param file where it comes from, for messages
   * @throws ModelException if it is wrong
   */
  public Schema read(String text, Path file) {
    return readModel(text, file).schema();
  }

  private DesiredSchema readModel(String text, Path file) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Problems problems = new Problems(file, content);
    DesiredSchema model =
        compose(content, problems)
            .map(root -> new DocumentReader(dialect).read(ModelValue.root(root, problems)))
            .orElse(DesiredSchema.complete(Schema.empty()));
    problems.throwIfAny();
    return model;
  }

  private static Optional<Node> compose(String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      Node root =
          new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
              .getSingleNode();
      if (root == null) {
        problems.add(
            null, null, "The model is empty. Write 'tables: {}' if there should be no table.");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      problems.add(e.getProblemMark(), null, "This is not YAML: " + reason(e) + hint(e));
    } catch (YAMLException e) {
      problems.add(null, null, "This is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String reason(MarkedYAMLException e) {
    String context = e.getContext();
    return (context == null ? "" : context + ", ") + e.getProblem() + ".";
  }

  private static String hint(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return " Indent with blanks, not with tabs.";
    }
    return problem.contains("',' or '}'") || problem.contains("',' or ']'")
        ? " Put a text that holds a comma, a colon or quotes into double quotes."
        : "";
  }
}
