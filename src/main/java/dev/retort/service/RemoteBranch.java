package dev.retort.service;

import dev.retort.revision.Revision;
import java.util.List;

/**
 * A remote-tracking branch of the git repository that has revisions which are in no file here.
 *
 * @param name as git shows it, for example {@code origin/main}
 * @param revisions what a pull would bring, by file name
 * @param heads the heads of the files here together with these
 */
public record RemoteBranch(String name, List<Revision> revisions, List<String> heads) {
  public RemoteBranch {
    revisions = List.copyOf(revisions);
    heads = List.copyOf(heads);
  }
}
