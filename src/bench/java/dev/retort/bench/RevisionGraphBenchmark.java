package dev.retort.bench;

import dev.retort.revision.GraphPlanner;
import dev.retort.revision.RevisionDirectory;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionSet;
import dev.retort.revision.lane.GraphLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to load, validate, resolve and lay out many revisions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RevisionGraphBenchmark {
  /** Revision files. */
  @Param({"1000", "10000"})
  public int revisions;

  private Path folder = Path.of("");
  private Path versions = Path.of("");
  private RevisionGraph graph = RevisionGraph.of(List.of());

  /** Writes the files. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("retort-bench");
    RevisionProject.branched(folder, revisions);
    versions = folder.resolve("versions");
    graph = RevisionGraph.of(RevisionDirectory.load(List.of(versions)));
  }

  /** Deletes the files. */
  @TearDown
  public void delete() throws IOException {
    RevisionProject.delete(folder);
  }

  /** Read, parse, validate, resolve the heads and plan the whole way up. */
  @Benchmark
  public Object loadValidateResolve() {
    RevisionSet set = RevisionDirectory.load(List.of(versions));
    RevisionGraph loaded = RevisionGraph.of(set);
    return new GraphPlanner(loaded).upgrade(List.of(), "heads");
  }

  /** Rows, lanes and edges of the picture. */
  @Benchmark
  public Object layOut() {
    return GraphLayout.of(graph);
  }
}
