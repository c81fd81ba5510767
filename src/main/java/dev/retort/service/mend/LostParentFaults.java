package dev.retort.service.mend;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.service.Fault;
import dev.retort.service.Fault.FileEdit;
import dev.retort.service.Fault.Mend;
import dev.retort.service.git.GitFolder;
import dev.retort.service.merge.Surroundings.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Revisions that stand on one that is in no file any more. */
final class LostParentFaults {
  private final Evidence evidence;
  private final RevisionGraph graph;

  LostParentFaults(Evidence evidence) {
    this.evidence = evidence;
    this.graph = evidence.graph();
  }

  /** What is known of the lost parents of one revision. */
  private static final class Search {
    final Set<String> known = new LinkedHashSet<>();
    final Map<String, Revision> found = new LinkedHashMap<>();
    final Map<String, String> texts = new LinkedHashMap<>();
    final List<String> replaced = new ArrayList<>();
    boolean complete = true;
  }

  List<Fault> find() {
    List<Fault> faults = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (RevisionProblem problem : graph.problems()) {
      String id = problem.revision();
      boolean lost = problem.kind() == RevisionProblem.Kind.UNKNOWN_DOWN_REVISION;
      if (lost && id != null && done.add(id)) {
        graph.find(id).ifPresent(r -> faults.add(fault(r, problem)));
      }
    }
    return faults;
  }

  private Fault fault(Revision child, RevisionProblem problem) {
    List<String> lost =
        child.downRevisions().stream().filter(id -> graph.find(id).isEmpty()).toList();
    Search search = new Search();
    search.known.addAll(
        child.downRevisions().stream().filter(id -> graph.find(id).isPresent()).toList());
    lost.forEach(id -> trace(id, child, search));
    List<Mend> mends = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Answer> applied = new ArrayList<>();
    if (search.complete) {
      mends.add(onto(child, lost, search));
      lost.forEach(id -> applied.addAll(evidence.surroundings().having(id)));
      applied.addAll(evidence.surroundings().having(child.id()));
    }
    if (search.replaced.isEmpty() && search.found.keySet().containsAll(lost)) {
      Mend restore = restore(search, applied);
      mends.add(applied.isEmpty() ? mends.size() : 0, restore);
    }
    evidence.notAsked().forEach(e -> notes.add("Not asked: " + e));
    if (mends.isEmpty()) {
      notes.add(
          "Neither a file, nor a '@replaces', nor git knows it. Get the file from whoever wrote it,"
              + " or name another down revision.");
    }
    return new Fault(
        "parent:" + child.id(),
        Fault.Kind.LOST_PARENT,
        child.file(),
        problem.position().line(),
        "Revision "
            + child.id()
            + " stands on "
            + String.join(", ", lost)
            + ", which is in no file"
            + (search.found.isEmpty() ? "." : " any more; git still has it."),
        mends,
        false,
        notes);
  }

  /** Follows a lost revision down to what is here. */
  private void trace(String id, Revision child, Search search) {
    if (search.found.containsKey(id) || search.known.contains(id)) {
      return;
    }
    Optional<Revision> here = graph.find(id);
    if (here.isPresent()) {
      if (graph.ancestors(List.of(id), true).contains(child.id())) {
        search.complete = false;
      } else {
        search.known.add(id);
      }
      return;
    }
    Optional<Revision> replacement = graph.replacement(id).filter(r -> !r.id().equals(child.id()));
    if (replacement.isPresent()) {
      search.replaced.add(id + " was squashed into " + replacement.get().id());
      search.known.add(replacement.get().id());
      return;
    }
    if (!recall(id, search)) {
      search.complete = false;
      return;
    }
    Revision found = search.found.get(id);
    if (found != null) {
      found.downRevisions().forEach(below -> trace(below, child, search));
    }
  }

  private boolean recall(String id, Search search) {
    for (Path location : evidence.environment().migrations().locations()) {
      Map<String, String> held =
          evidence.ask(
              () -> GitFolder.of(location).map(git -> git.everHeld(id)).orElse(Map.of()), Map.of());
      for (Map.Entry<String, String> file : held.entrySet()) {
        Path path = location.resolve(file.getKey());
        Revision revision = RevisionFile.parse(path, file.getValue()).revision();
        if (revision != null && revision.id().equals(id)) {
          search.found.put(id, revision);
          search.texts.put(id, file.getValue());
          return true;
        }
      }
    }
    return false;
  }

  private Mend onto(Revision child, List<String> lost, Search search) {
    String text = HeaderText.read(child.file());
    List<String> parents = withoutInherited(search.known);
    String changed = HeaderText.withNames(text, "down_revision", parents);
    String reason =
        search.replaced.isEmpty()
            ? "the nearest that is here and that " + String.join(", ", lost) + " stood on"
            : String.join("; ", search.replaced);
    return new Mend(
        "onto",
        "Put "
            + child.id()
            + " on "
            + (parents.isEmpty() ? "base" : String.join(", ", parents))
            + ": "
            + reason
            + ".",
        List.of(new FileEdit(child.file(), child.file(), text, changed)));
  }

  /** A parent that another parent stands on says nothing. */
  private List<String> withoutInherited(Set<String> parents) {
    return parents.stream()
        .filter(
            id ->
                parents.stream()
                    .noneMatch(
                        other ->
                            !other.equals(id)
                                && graph.ancestors(List.of(other), false).contains(id)))
        .toList();
  }

  private static Mend restore(Search search, List<Answer> applied) {
    List<FileEdit> edits = new ArrayList<>();
    List<String> names = new ArrayList<>();
    search.found.forEach(
        (id, revision) -> {
          Path to = revision.file();
          if (Files.exists(to)) {
            String name = Evidence.name(to);
            to = to.resolveSibling(name.substring(0, name.length() - 4) + "_" + id + ".sql");
          }
          names.add(Evidence.name(to));
          edits.add(new FileEdit(null, to, "", search.texts.getOrDefault(id, "")));
        });
    List<String> where = applied.stream().map(Answer::name).distinct().toList();
    return new Mend(
        "restore",
        "Bring back "
            + String.join(", ", names)
            + " from git"
            + (where.isEmpty()
                ? "."
                : ", because '" + String.join("', '", where) + "' has run what stands on it."),
        edits);
  }
}
