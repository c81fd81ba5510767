package dev.retort.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comparing the heads of a merge has shown, as the merge's file records it.
 *
 * @param reports one for each pair of heads
 */
public record MergeRemarks(List<ConflictReport> reports) {
  public MergeRemarks {
    reports = List.copyOf(reports);
  }

  /** What comparing more than two heads says and what it does not; empty for two. */
  public String pairByPair() {
    if (reports.size() < 2) {
      return "";
    }
    long heads = reports.stream().flatMap(r -> Stream.of(r.left(), r.right())).distinct().count();
    return heads
        + " heads, compared pair by pair: "
        + reports.size()
        + " comparisons. What only all of them together do to each other is not tried.";
  }

  /** A sentence each; none where nothing was compared. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!pairByPair().isEmpty()) {
      sentences.add(pairByPair());
    }
    reports.forEach(r -> sentences.addAll(r.remarks()));
    return List.copyOf(sentences);
  }

  /**
   * The end of a merge's file. Remarks stand below a section's line, where they are no directives.
   *
   * @param sections the statements that settle what meets, or nothing
   */
  public String below(String sections) {
    List<String> sentences = sentences();
    if (sentences.isEmpty()) {
      return sections;
    }
    return (sections.isEmpty() ? "\n-- @upgrade\n" : sections)
        + sentences.stream()
            .flatMap(String::lines)
            .map(line -> "-- " + line + "\n")
            .collect(Collectors.joining());
  }
}
