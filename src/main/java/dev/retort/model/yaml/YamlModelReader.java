package dev.retort.model.yaml;

import dev.retort.error.FileException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.KnownTables;
import dev.retort.model.ModelException;
import dev.retort.model.yaml.DocumentReader.Document;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  /** What is known is written anew when at least one table in this many was read. */
  private static final int WORTH_KEEPING = 20;

  private final DialectId dialect;
  private final KnownTables known;

  /** Reads models for databases of {@code dialect}. */
  public YamlModelReader(DialectId dialect) {
    this(dialect, KnownTables.NONE);
  }

  /** Reads models for databases of {@code dialect}; what is known already is not read again. */
  public YamlModelReader(DialectId dialect, KnownTables known) {
    this.dialect = dialect;
    this.known = known;
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
    ModelText cut =
        known == KnownTables.NONE
            ? null
            : ModelText.cut(content).filter(YamlModelReader::isDistinct).orElse(null);
    DesiredSchema quick = cut == null ? null : edited(cut, file);
    if (quick != null) {
      return quick;
    }
    Problems problems = new Problems(file, content);
    Node root = compose(content, problems).orElse(null);
    Document document = root == null ? Document.EMPTY : document(root, problems, List.of());
    problems.throwIfAny();
    if (cut != null && root != null && isRead(cut, root, document)) {
      keep(cut, file, Map.of(), document.tables());
    }
    return document.desired();
  }

  /**
   * Reads the tables that are not known yet, and takes the others as they are; null if it can't.
   */
  private @Nullable DesiredSchema edited(ModelText cut, Path file) {
    Map<String, Table> before = known.of(file, cut.surroundings());
    Map<String, Table> taken = new LinkedHashMap<>();
    // The first is always read, so that the section is never empty.
    cut.tables().stream()
        .skip(1)
        .filter(before::containsKey)
        .forEach(t -> taken.put(t, before.get(t)));
    if (taken.isEmpty()) {
      return null;
    }
    ModelText edited = cut.without(taken.keySet());
    Problems problems = new Problems(file, "");
    Node root = compose(edited.text(), problems).orElse(null);
    if (root == null) {
      return null;
    }
    Document document = document(root, problems, taken.values());
    // The mistakes are found again in the whole text, where they have a place.
    if (!problems.isEmpty()
        || !isRead(edited, root, document)
        || names(taken.values(), document.tables()).size() < cut.tables().size()) {
      return null;
    }
    if (document.tables().size() * WORTH_KEEPING >= cut.tables().size()) {
      keep(cut, file, taken, document.tables());
    }
    return document.desired();
  }

  private static boolean isDistinct(ModelText cut) {
    return Set.copyOf(cut.tables()).size() == cut.tables().size();
  }

  private static Set<String> names(Collection<Table> taken, Collection<Table> read) {
    return Stream.concat(taken.stream(), read.stream())
        .map(Table::name)
        .collect(Collectors.toSet());
  }

  private static boolean isRead(ModelText text, Node root, Document document) {
    return document.tables().size() == text.tables().size() && text.isAligned(root);
  }

  private Document document(Node root, Problems problems, Collection<Table> taken) {
    return new DocumentReader(dialect, taken).read(ModelValue.root(root, problems));
  }

  private void keep(ModelText cut, Path file, Map<String, Table> taken, List<Table> read) {
    Map<String, Table> tables = new LinkedHashMap<>(taken);
    Iterator<Table> next = read.iterator();
    for (String text : cut.tables()) {
      if (!taken.containsKey(text)) {
        Table table = next.next();
        // With an anchor or an alias the text alone says too little.
        if (text.indexOf('&') < 0 && text.indexOf('*') < 0) {
          tables.put(text, table);
        }
      }
    }
    known.keep(file, cut.surroundings(), tables);
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
