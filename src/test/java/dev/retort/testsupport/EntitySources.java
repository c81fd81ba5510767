package dev.retort.testsupport;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sample shop's entities, in three steps, compiled as an application's build would. */
public final class EntitySources {
  private static final Path SOURCES = Path.of("src/test/resources/jpa");

  private EntitySources() {}

  /** Compiles one step into an empty folder; the classes of another step are gone. */
  public static void compile(int step, Path into) throws IOException {
    compile("step" + step + "/shop", into);
  }

  /** Compiles a folder of sources into an empty folder. */
  public static void compile(String folder, Path into) throws IOException {
    if (Files.exists(into)) {
      try (Stream<Path> old = Files.walk(into)) {
        for (Path file : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(into);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(SOURCES.resolve(folder))) {
      StringWriter messages = new StringWriter();
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-d",
                      into.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(sources.sorted().toList()))
              .call();
      if (!done) {
        throw new IOException(messages.toString());
      }
    }
  }
}
