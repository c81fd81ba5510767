package dev.retort.model.jpa;

import dev.retort.config.ModelSettings.JpaModel;
import dev.retort.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds annotated classes by their class files, so that no other class is ever loaded. */
final class EntityClassFiles {
  private static final List<String> ANNOTATIONS =
      List.of("Entity", "MappedSuperclass", "Embeddable", "Converter");
  private static final String ORM_XML = "META-INF/orm.xml";
  private static final String CLASS = ".class";

  private final JpaModel model;
  private final TreeSet<String> found = new TreeSet<>();
  private boolean old;

  EntityClassFiles(JpaModel model) {
    this.model = model;
  }

  /** The class path with the jars of its folders. */
  static List<Path> classpath(JpaModel model) {
    List<Path> all = new ArrayList<>();
    for (Path entry : model.classpath()) {
      if (!Files.exists(entry)) {
        throw new FileException(
            entry,
            "does not exist. It is named in model.jpa.classpath; compile the application first.");
      }
      all.add(entry);
      if (Files.isDirectory(entry)) {
        try (Stream<Path> files = Files.list(entry)) {
          files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(all::add);
        } catch (IOException e) {
          throw new FileException("read the folder", entry, e);
        }
      }
    }
    return all;
  }

  /** The names of annotated classes, sorted; jars are searched only for named packages. */
  List<String> names() {
    for (Path entry : classpath(model)) {
      try {
        if (Files.isDirectory(entry)) {
          folder(entry);
        } else if (!model.packages().isEmpty()) {
          jar(entry);
        }
      } catch (IOException e) {
        throw new FileException("read the classes of", entry, e);
      }
    }
    return List.copyOf(found);
  }

  /** The mapping file of JPA, if the class path has one. */
  List<String> mappings() {
    for (Path entry : classpath(model)) {
      try {
        if (Files.isDirectory(entry)
            ? Files.exists(entry.resolve(ORM_XML))
            : model.classpath().contains(entry) && hasEntry(entry)) {
          return List.of(ORM_XML);
        }
      } catch (IOException e) {
        throw new FileException("read the classes of", entry, e);
      }
    }
    return List.of();
  }

  private static boolean hasEntry(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getEntry(ORM_XML) != null;
    }
  }

  /** Whether a class has annotations of the time before Jakarta. */
  boolean hasOldAnnotations() {
    return old;
  }

  private void folder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(CLASS))::iterator) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (counts(path)) {
          look(path, Files.readAllBytes(file));
        }
      }
    }
  }

  private void jar(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().endsWith(CLASS) && counts(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            look(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  private boolean counts(String path) {
    String name = name(path);
    return !name.equals("module-info")
        && (model.packages().isEmpty()
            || model.packages().stream().anyMatch(p -> name.startsWith(p + ".")));
  }

  private static String name(String path) {
    return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
  }

  /** A class file spells the annotations that it has in its constants. */
  private void look(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (ANNOTATIONS.stream().anyMatch(a -> text.contains("Ljakarta/persistence/" + a + ";"))) {
      found.add(name(path));
    }
    old |= text.contains("Ljavax/persistence/Entity;");
  }
}
