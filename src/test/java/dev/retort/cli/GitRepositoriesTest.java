package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.testsupport.GitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A colleague's revision is pushed, and fetched into a repository of each kind. */
@SuppressWarnings("NullAway.Init")
class GitRepositoriesTest {
  private static final String COMING = "origin/main brings theirs; with it the head is theirs";

  @TempDir Path folder;

  @BeforeEach
  void git() {
    assumeTrue(GitLab.isInstalled(), "git is not installed");
  }

  private static Terminal project(Path at) {
    Terminal terminal = Terminal.in(at);
    terminal.write(
        "config.yaml",
        """
        name: dev
        database: {url: "jdbc:sqlite:app.db"}
        migrations: {locations: [versions], dialects: [sqlite]}
        """);
    return terminal;
  }

  /** A repository with a revision that the others clone. */
  private GitLab published(String... options) {
    Path at = folder.resolve("published");
    project(at).revision("a", "");
    GitLab git = options.length == 0 ? GitLab.init(at) : GitLab.init(at, options[0]);
    git.git("config", "uploadpack.allowFilter", "true");
    git.commit("first");
    return git;
  }

  private void push(GitLab published, String revision, String parent) {
    Terminal.at(folder.resolve("published")).revision(revision, parent);
    published.commit(revision);
  }

  private Path cloned(String... options) {
    Path at = folder.resolve("clone");
    String[] command = new String[options.length + 4];
    command[0] = "clone";
    command[1] = "-q";
    System.arraycopy(options, 0, command, 2, options.length);
    command[options.length + 2] = "file://" + folder.resolve("published");
    command[options.length + 3] = at.toString();
    GitLab.in(folder).git(command);
    return at;
  }

  /** A clone that fetched what was pushed after it was made. */
  private Path fetched(GitLab published) {
    Path clone = cloned();
    push(published, "theirs", "a");
    GitLab.in(clone).git("fetch", "-q");
    return clone;
  }

  private void addSubmodule(GitLab outer, String name) {
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        "file://" + folder.resolve("published"),
        name);
  }

  private static void assertComing(Path at) {
    Terminal.Result heads = Terminal.at(at).ok("heads", "--remote");
    assertThat(heads.err()).isEmpty();
    assertThat(heads.out()).contains(COMING);
    assertThat(Terminal.at(at).ok("conflicts", "--remote").err()).isEmpty();
  }

  @Test
  void aCloneWhoseSettingsChangeWhatGitPrints() {
    Path clone = fetched(published());
    GitLab git = GitLab.in(clone);
    git.git("config", "color.ui", "always");
    git.git("config", "grep.fullName", "true");
    git.git("config", "grep.lineNumber", "true");
    git.git("config", "grep.column", "true");
    git.git("config", "grep.patternType", "perl");
    git.git("config", "submodule.recurse", "true");
    git.git("config", "core.quotePath", "true");
    assertComing(clone);
  }

  @Test
  void referencesThatArePackedWithTheirObjects() {
    Path clone = fetched(published());
    GitLab git = GitLab.in(clone);
    git.git("pack-refs", "--all", "--prune");
    git.git("gc", "-q", "--prune=now");
    assertThat(clone.resolve(".git/refs/remotes/origin/main")).doesNotExist();
    assertComing(clone);
  }

  @Test
  void aShallowClone() {
    GitLab published = published();
    push(published, "old", "a");
    Path clone = cloned("--depth", "1");
    push(published, "theirs", "old");
    GitLab.in(clone).git("fetch", "-q", "--depth", "1");
    assertThat(clone.resolve(".git/shallow")).exists();
    assertComing(clone);
    Terminal.at(clone).revision("late", "never");
    assertThat(Terminal.at(clone).run("mend").out()).contains("nor git knows it");
  }

  @Test
  void aCloneWithoutItsFilesSaysThatTheyAreNotHere() throws IOException {
    GitLab published = published();
    Path clone = cloned("--filter=blob:none");
    push(published, "theirs", "a");
    GitLab.in(clone).git("fetch", "-q");
    Terminal.Result heads = Terminal.at(clone).ok("heads", "--remote");
    assertThat(heads.out()).doesNotContain("brings");
    assertThat(heads.err())
        .contains("was left out when the repository was cloned, and Retort does not fetch");
    GitLab.in(clone).git("show", "origin/main");
    assertComing(clone);
  }

  @Test
  void aLinkedWorktree() {
    Path clone = fetched(published());
    GitLab git = GitLab.in(clone);
    Path linked = folder.resolve("linked");
    git.git("worktree", "add", "-q", "-b", "feature", linked.toString());
    assertThat(linked.resolve(".git")).isRegularFile();
    assertComing(linked);
  }

  @Test
  void aDetachedHead() {
    Path clone = fetched(published());
    GitLab git = GitLab.in(clone);
    git.git("checkout", "-q", "--detach");
    git.git("branch", "-q", "-D", "main");
    assertComing(clone);
  }

  @Test
  void aRepositoryWithoutACommitOfItsOwn() {
    GitLab published = published();
    push(published, "theirs", "a");
    Path mine = folder.resolve("mine");
    project(mine).revision("a", "");
    GitLab git = GitLab.init(mine);
    git.git("remote", "add", "origin", folder.resolve("published").toString());
    git.git("fetch", "-q", "origin");
    assertComing(mine);
    Terminal.at(mine).revision("b", "a");
    Terminal.at(mine).write("versions/z.sql", "-- @revision b\n-- @down_revision a\n");
    assertThat(Terminal.at(mine).run("mend").out()).doesNotContain("Not asked: git");
  }

  @Test
  void aRepositoryWithTheLongerNamesOfObjects() {
    assumeTrue(
        GitLab.in(folder).status("init", "-q", "--object-format=sha256", "probe") == 0,
        "this git knows no SHA-256");
    Path clone = fetched(published("--object-format=sha256"));
    GitLab git = GitLab.in(clone);
    assertThat(git.answer("rev-parse", "HEAD")).hasSize(64);
    assertComing(clone);
  }

  @Test
  void aProjectThatIsASubmodule() {
    GitLab published = published();
    Path outer = folder.resolve("outer");
    Terminal.in(outer);
    GitLab git = GitLab.init(outer);
    git.commit("outer");
    addSubmodule(git, "project");
    git.commit("submodule");
    push(published, "theirs", "a");
    Path project = outer.resolve("project");
    assertThat(project.resolve(".git")).isRegularFile();
    GitLab.in(project).git("fetch", "-q");
    assertComing(project);
  }

  @Test
  void revisionsThatAreASubmodule() throws IOException {
    Path shared = folder.resolve("published");
    Terminal terminal = Terminal.in(shared).revision("a", "");
    Files.move(shared.resolve("versions/a.sql"), shared.resolve("a.sql"));
    GitLab published = GitLab.init(shared);
    published.commit("first");
    Path outer = folder.resolve("outer");
    project(outer);
    Files.delete(outer.resolve("versions/.keep"));
    Files.delete(outer.resolve("versions"));
    GitLab git = GitLab.init(outer);
    addSubmodule(git, "versions");
    terminal.revision("theirs", "a");
    Files.move(shared.resolve("versions/theirs.sql"), shared.resolve("theirs.sql"));
    published.commit("theirs");
    GitLab.in(outer.resolve("versions")).git("fetch", "-q");
    assertComing(outer);
  }

  @Test
  void aBranchThatHasNoSuchFolder() {
    GitLab published = published();
    published.git("checkout", "-q", "--orphan", "site");
    published.git("rm", "-q", "-r", "--cached", ".");
    Terminal.at(folder.resolve("published")).write("index.html", "site\n");
    published.git("add", "index.html");
    published.git("commit", "-q", "-m", "site");
    published.git("checkout", "-q", "-f", "main");
    Path clone = cloned();
    push(published, "theirs", "a");
    GitLab.in(clone).git("fetch", "-q");
    assertThat(GitLab.in(clone).answer("branch", "-r")).contains("origin/site");
    assertComing(clone);
  }

  @Test
  void aFolderThatIsReachedByALink() throws IOException {
    GitLab published = published();
    Path clone = cloned();
    push(published, "theirs", "a");
    GitLab.in(clone).git("fetch", "-q");
    Path elsewhere = folder.resolve("elsewhere");
    project(elsewhere);
    Files.delete(elsewhere.resolve("versions/.keep"));
    Files.delete(elsewhere.resolve("versions"));
    Files.createSymbolicLink(elsewhere.resolve("versions"), clone.resolve("versions"));
    assertComing(elsewhere);
  }

  @Test
  void aFileThatBeginsWithAByteOrderMark() throws IOException {
    GitLab published = published();
    Path clone = cloned();
    Terminal project = Terminal.at(folder.resolve("published")).revision("theirs", "a");
    project.write("versions/theirs.sql", "\uFEFF" + project.read("versions/theirs.sql"));
    published.commit("theirs");
    GitLab.in(clone).git("fetch", "-q");
    assertComing(clone);
  }
}
