package dev.retort.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the core and writes their results as a table. */
public final class CoreBenchmark {
  private CoreBenchmark() {}

  /** Arguments: a regular expression for the benchmarks, and the file that receives the table. */
  public static void main(String[] args) throws RunnerException, IOException {
    Collection<RunResult> results = new Runner(new OptionsBuilder().include(args[0]).build()).run();
    String rows = results.stream().map(CoreBenchmark::row).collect(Collectors.joining());
    Files.writeString(
        Path.of(args[1]), "| benchmark | size | ms | ± |\n|---|---|---|---|\n" + rows);
  }

  private static String row(RunResult result) {
    String name = result.getParams().getBenchmark();
    String size =
        result.getParams().getParamsKeys().stream()
            .map(k -> result.getParams().getParam(k) + " " + k)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f |%n",
        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
        size,
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError());
  }
}
