package dev.retort.config;

import dev.retort.config.YamlNode.Field;
import dev.retort.config.YamlNode.Fields;
import dev.retort.config.YamlNode.Text;
import dev.retort.error.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an environment file and the parents that it extends into one group of keys. */
final class FileChain {
  private static final String EXTENDS = "extends";
  private static final String MODEL = "model";

  private final Problems problems;
  private final Variables variables;
  private final List<Path> open = new ArrayList<>();
  private boolean complete = true;

  FileChain(Problems problems, Variables variables) {
    this.problems = problems;
    this.variables = variables;
  }

  /**
   * The keys of a file over those of its parents. Each keeps the position of where it was written.
   *
   * @return null if the file itself could not be read, after adding the problem
   */
  @Nullable Fields read(Path file) {
    return read(
        file, new Field(SourcePosition.of(file), new Text("", true, SourcePosition.of(file))));
  }

  /** The same for a file as it would be with this text. */
  @Nullable Fields read(Path file, String text) {
    return parse(file, () -> text);
  }

  /** Whether every parent could be read; if not, a key that is missing may be in one of them. */
  boolean isComplete() {
    return complete;
  }

  private @Nullable Fields read(Path file, Field reference) {
    return parse(file, () -> content(file, reference));
  }

  private @Nullable Fields parse(Path file, Supplier<@Nullable String> text) {
    problems.enter(file);
    open.add(identity(file));
    String content = text.get();
    Fields own =
        content == null ? null : YamlReader.read(new YamlText(file, content), content, problems);
    Fields whole = own == null ? null : withParent(file, own);
    open.remove(open.size() - 1);
    return whole;
  }

  private static Path identity(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private @Nullable String content(Path file, Field reference) {
    SourcePosition position = reference.value().position();
    String key = position.file().equals(file) ? null : EXTENDS;
    try {
      byte[] bytes = Files.readAllBytes(file);
      String content =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return content.startsWith("\uFEFF") ? content.substring(1) : content;
    } catch (CharacterCodingException e) {
      problems.add("the file is not UTF-8 text; save it as UTF-8", SourcePosition.of(file), null);
    } catch (NoSuchFileException e) {
      problems.add("the file " + file + " does not exist", position, key);
    } catch (IOException e) {
      String what = Files.isDirectory(file) ? " is a folder" : " cannot be read";
      problems.add("the file " + file + what, position, key);
    }
    return null;
  }

  private Fields withParent(Path file, Fields own) {
    Field reference = own.fields().get(EXTENDS);
    Fields rest = without(own, EXTENDS);
    if (reference == null) {
      return rest;
    }
    if (!(reference.value() instanceof Text text)) {
      problems.add(
          "extends must be the path of one file, not " + reference.value().kind(),
          reference.value().position(),
          EXTENDS);
      return rest;
    }
    String path = text.isNothing() ? null : variables.expand(text, EXTENDS);
    Path parent = path == null ? null : parent(file, path, text);
    Fields inherited = parent == null ? null : read(parent, reference);
    // A name is what tells two environments apart, so it is not inherited.
    complete &= inherited != null || text.isNothing();
    return inherited == null ? rest : merge(without(inherited, "name"), rest);
  }

  private @Nullable Path parent(Path file, String path, Text text) {
    try {
      Path parent = file.resolveSibling(path).normalize();
      int known = open.indexOf(identity(parent));
      if (known < 0) {
        return parent;
      }
      String cycle =
          open.subList(known, open.size()).stream()
              .map(member -> member.getFileName().toString())
              .collect(Collectors.joining(" -> "));
      problems.add(
          "extends goes round in a circle: " + cycle + " -> " + parent.getFileName(),
          text.position(),
          EXTENDS);
    } catch (InvalidPathException e) {
      problems.add("extends is not a path", text.position(), EXTENDS);
    }
    return null;
  }

  private static Fields without(Fields fields, String key) {
    Map<String, Field> rest = new LinkedHashMap<>(fields.fields());
    rest.remove(key);
    return new Fields(rest, fields.position());
  }

  private static Fields merge(Fields parent, Fields child) {
    Map<String, Field> merged = new LinkedHashMap<>(parent.fields());
    child.fields().forEach((key, field) -> merged.put(key, merge(key, merged.get(key), field)));
    return new Fields(merged, child.position());
  }

  private static Field merge(String key, @Nullable Field parent, Field child) {
    if (parent == null
        || !(parent.value() instanceof Fields above)
        || !(child.value() instanceof Fields below)) {
      return child;
    }
    Fields inherited = key.equals(MODEL) ? sameKind(above, below) : above;
    return new Field(child.keyPosition(), merge(inherited, below));
  }

  /** A child that names another kind of model replaces the parent's instead of adding to it. */
  private static Fields sameKind(Fields above, Fields below) {
    if (below.fields().isEmpty()) {
      return above;
    }
    Map<String, Field> kept = new LinkedHashMap<>(above.fields());
    kept.keySet().retainAll(below.fields().keySet());
    return new Fields(kept, above.position());
  }
}
