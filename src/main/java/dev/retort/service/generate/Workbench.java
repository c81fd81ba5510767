package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One scratch database for several steps of a comparison, since making and dropping one takes
 * longer than what is done in it, and a second for what is read aside where nothing can be taken
 * back. What can be made ahead and dropped behind is, on another thread; when the bench is closed
 * everything has ended and is gone. What was taken is closed by the taker.
 */
final class Workbench implements AutoCloseable {
  private final ScratchSchemas scratches;
  private final Queue<CompletableFuture<?>> begun = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> leaving = new ConcurrentLinkedQueue<>();
  private @Nullable CompletableFuture<ScratchDatabase> coming;
  private @Nullable CompletableFuture<ScratchDatabase> second;
  private @Nullable ScratchDatabase database;
  private Schema content = Schema.empty();
  private Schema contentAsRead = Schema.empty();

  Workbench(ScratchSchemas scratches) {
    this.scratches = scratches;
  }

  /** Begins to make what will be needed; if it can't be made, its use tells. */
  void prepare() {
    if (database == null && coming == null) {
      coming = CompletableFuture.supplyAsync(scratches::openWarm);
    }
    if (readsAtOnce() && second == null) {
      second = CompletableFuture.supplyAsync(scratches::open);
    }
  }

  /** Whether {@link #readAside} and {@link #readInPlace} may be called by two threads at once. */
  boolean readsAtOnce() {
    return !scratches.takesBack();
  }

  /** Begins with something. */
  <T> CompletableFuture<T> begin(Supplier<T> work) {
    // Whoever reads classes finds them with the caller's loader.
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CompletableFuture<T> future =
        CompletableFuture.supplyAsync(
            () -> {
              Thread thread = Thread.currentThread();
              ClassLoader own = thread.getContextClassLoader();
              thread.setContextClassLoader(loader);
              try {
                return work.get();
              } finally {
                thread.setContextClassLoader(own);
              }
            });
    begun.add(future);
    return future;
  }

  /** Does something that nobody waits for until the bench is closed. */
  void aside(Runnable work) {
    leaving.add(CompletableFuture.runAsync(work));
  }

  /** What the database makes of a schema; nothing of it stays. */
  Schema readAside(Schema schema) {
    if (readsAtOnce()) {
      ScratchDatabase aside = secondDatabase();
      try {
        scratches.fill(aside, schema);
        return scratches.read(aside);
      } finally {
        aside(aside::close);
      }
    }
    if (!content.isEmpty()) {
      return scratches.build(schema);
    }
    if (scratches.canTakeBack(schema)) {
      return scratches.tryOut(database(), schema);
    }
    try {
      scratches.fill(database(), schema);
      return scratches.read(database());
    } finally {
      leave();
      prepare();
    }
  }

  /** What the database makes of a schema, which stays for {@link #take}. */
  Schema readInPlace(Schema schema) {
    if (!content.isEmpty()) {
      return scratches.build(schema);
    }
    boolean done = false;
    try {
      scratches.fill(database(), schema);
      Schema read = scratches.read(database());
      content = schema;
      contentAsRead = read;
      done = true;
      return read;
    } finally {
      if (!done) {
        leave();
      }
    }
  }

  /** A scratch database that holds at least this schema; the caller closes it. */
  Taken take(Schema schema) {
    if (!isUsableFor(schema)) {
      leave();
    }
    ScratchDatabase taken = database();
    boolean done = false;
    try {
      List<Table> missing = new ArrayList<>(schema.tables().values());
      missing.removeIf(t -> content.tables().containsKey(t.name()));
      boolean hasRest = !content.views().isEmpty() || !content.objects().isEmpty();
      Schema added =
          Schema.of(
              missing,
              hasRest ? List.of() : schema.views().values(),
              hasRest ? List.of() : schema.objects().values());
      if (content.isEmpty() || !added.isEmpty()) {
        scratches.fill(taken, added);
        contentAsRead = scratches.read(taken);
      }
      done = true;
      return new Taken(taken, contentAsRead);
    } finally {
      if (!done) {
        leave();
      }
    }
  }

  /** Its end is begun by the taker and waited for with the bench. */
  final class Taken implements ScratchDatabase {
    private final ScratchDatabase taken;
    private final Schema asRead;

    private Taken(ScratchDatabase taken, Schema asRead) {
      this.taken = taken;
      this.asRead = asRead;
    }

    /** What it held, as read, when it was taken. */
    Schema content() {
      return asRead;
    }

    @Override
    public Connection connection() {
      return taken.connection();
    }

    @Override
    public void close() {
      leave();
    }
  }

  private boolean isUsableFor(Schema schema) {
    boolean sameRest =
        content.views().equals(schema.views()) && content.objects().equals(schema.objects());
    return (sameRest || (content.views().isEmpty() && content.objects().isEmpty()))
        && content.tables().values().stream().allMatch(t -> servesAs(t, schema));
  }

  /** A table may have more than is needed of it, and be asked for in the form that was read. */
  private boolean servesAs(Table there, Schema schema) {
    Table needed = schema.tables().get(there.name());
    Table read = contentAsRead.tables().get(there.name());
    return needed == null || isWithin(needed, there) || (read != null && isWithin(needed, read));
  }

  private static boolean isWithin(Table needed, Table there) {
    return needed.equals(there) || needed.equals(DefinitionGraph.withoutAttachments(there));
  }

  private ScratchDatabase database() {
    ScratchDatabase open = database;
    if (open == null) {
      CompletableFuture<ScratchDatabase> made = coming;
      coming = null;
      open = made == null ? scratches.open() : result(made);
      database = open;
    }
    return open;
  }

  private ScratchDatabase secondDatabase() {
    CompletableFuture<ScratchDatabase> made = second;
    second = null;
    return made == null ? scratches.open() : result(made);
  }

  /** What comes of something that was begun, or its failure. */
  static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(CompletionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  /** Begins to drop the database. */
  private void leave() {
    ScratchDatabase open = database;
    database = null;
    content = Schema.empty();
    contentAsRead = Schema.empty();
    if (open != null) {
      aside(open::close);
    }
  }

  @Override
  public void close() {
    // How that ended was told to who asked for it.
    begun.forEach(f -> f.handle((result, failure) -> "").join());
    drop(coming);
    drop(second);
    coming = null;
    second = null;
    leave();
    try {
      CompletableFuture.allOf(leaving.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw failure(e);
    } finally {
      leaving.clear();
    }
  }

  /** Where none could be made there is none to drop, and nobody has asked for it. */
  private void drop(@Nullable CompletableFuture<ScratchDatabase> unused) {
    if (unused != null) {
      leaving.add(unused.handle((open, failure) -> open).thenAccept(Workbench::closeIfThere));
    }
  }

  private static void closeIfThere(@Nullable ScratchDatabase open) {
    if (open != null) {
      open.close();
    }
  }
}
