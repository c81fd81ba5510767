package dev.retort.service.generate;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One scratch database for several steps of a comparison, since making and dropping one takes
 * longer than what is done in it. What can be made ahead and dropped behind is, on another thread;
 * when the bench is closed everything is gone. What was taken is closed by the taker.
 */
final class Workbench implements AutoCloseable {
  private final ScratchSchemas scratches;
  private final List<CompletableFuture<Void>> leaving = new ArrayList<>();
  private @Nullable CompletableFuture<ScratchDatabase> coming;
  private @Nullable ScratchDatabase database;
  private Schema content = Schema.empty();
  private Schema contentAsRead = Schema.empty();

  Workbench(ScratchSchemas scratches) {
    this.scratches = scratches;
  }

  /** Begins to make a scratch database that will be needed; if none can be made, its use tells. */
  void prepare() {
    if (database == null && coming == null) {
      coming = CompletableFuture.supplyAsync(scratches::openWarm);
    }
  }

  /** Does something that nobody waits for until the bench is closed. */
  void aside(Runnable work) {
    leaving.add(CompletableFuture.runAsync(work));
  }

  /** What the database makes of a schema; nothing of it stays. */
  Schema readAside(Schema schema) {
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
  ScratchDatabase take(Schema schema) {
    if (!isUsableFor(schema)) {
      leave();
    }
    ScratchDatabase taken = database();
    boolean done = false;
    try {
      List<Table> missing = new ArrayList<>(schema.tables().values());
      missing.removeIf(t -> content.tables().containsKey(t.name()));
      boolean hasRest = !content.views().isEmpty() || !content.objects().isEmpty();
      scratches.fill(
          taken,
          Schema.of(
              missing,
              hasRest ? List.of() : schema.views().values(),
              hasRest ? List.of() : schema.objects().values()));
      done = true;
      return new Taken(taken);
    } finally {
      if (!done) {
        leave();
      }
    }
  }

  /** Its end is begun by the taker and waited for with the bench. */
  private final class Taken implements ScratchDatabase {
    private final ScratchDatabase taken;

    Taken(ScratchDatabase taken) {
      this.taken = taken;
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
      open = made == null ? scratches.open() : made(made);
      database = open;
    }
    return open;
  }

  private static ScratchDatabase made(CompletableFuture<ScratchDatabase> coming) {
    try {
      return coming.join();
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
    CompletableFuture<ScratchDatabase> unused = coming;
    coming = null;
    if (unused != null) {
      // Where none could be made there is none to drop, and nobody has asked for it.
      leaving.add(unused.handle((open, failure) -> open).thenAccept(Workbench::closeIfThere));
    }
    leave();
    List<CompletableFuture<Void>> all = List.copyOf(leaving);
    leaving.clear();
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private static void closeIfThere(@Nullable ScratchDatabase open) {
    if (open != null) {
      open.close();
    }
  }
}
