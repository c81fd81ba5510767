package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.FileException;
import dev.retort.revision.RevisionProblem.Kind;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionFileTest {
  private static final Path FILE = Path.of("001.sql");
  private static final String TEXT =
      """
      -- @revision 5f0c3a9d1b7e
      -- @down_revision a1b2c3d4e5f6, 0b
      -- @message add queue tables
      -- @created 2025-08-29T12:45:00Z
      -- @depends_on 77aa01
      -- @branch_labels queue

      -- @upgrade sqlite
      CREATE TABLE q (x INTEGER);

      -- @upgrade mysql
      -- @transaction off
      CREATE TABLE q (x INTEGER) ENGINE=InnoDB;

      -- @upgrade
      CREATE TABLE q (x INTEGER);

      -- @downgrade
      -- @irreversible the data is gone
      -- @allow DS01 nobody reads it
      DROP TABLE q;
      """;

  @Test
  void everyPartOfAFileIsRead() {
    Revision revision = revision(TEXT);

    assertThat(revision.id()).isEqualTo("5f0c3a9d1b7e");
    assertThat(revision.downRevisions()).containsExactly("a1b2c3d4e5f6", "0b");
    assertThat(revision.dependsOn()).containsExactly("77aa01");
    assertThat(revision.branchLabels()).containsExactly("queue");
    assertThat(revision.message()).isEqualTo("add queue tables");
    assertThat(revision.created()).isEqualTo(Instant.parse("2025-08-29T12:45:00Z"));
    assertThat(revision.isMergePoint()).isTrue();
    assertThat(revision.sections()).extracting(Section::line).containsExactly(8, 11, 15, 18);
    Section down = revision.sections().get(3);
    assertThat(down.irreversible()).isEqualTo("the data is gone");
    assertThat(down.allowances()).containsExactly(new Allowance("DS01", "nobody reads it", 20));
    assertThat(revision.sections().get(0).body()).isEqualTo("CREATE TABLE q (x INTEGER);\n\n");
    assertThat(revision.sections())
        .extracting(Section::transactional)
        .containsExactly(true, false, true, true);
  }

  @ParameterizedTest
  @CsvSource({"SQLITE,8", "MYSQL,11", "MARIADB,11", "POSTGRESQL,15"})
  void theMostSpecificSectionServesADialect(DialectId dialect, int line) {
    assertThat(revision(TEXT).section(Direction.UPGRADE, dialect))
        .hasValueSatisfying(section -> assertThat(section.line()).isEqualTo(line));
  }

  @Test
  void aDialectWithoutASectionHasNone() {
    Revision revision = revision("-- @revision a\n-- @upgrade sqlite\nSELECT 1;\n");

    assertThat(revision.section(Direction.UPGRADE, DialectId.MYSQL)).isEmpty();
    assertThat(revision.section(Direction.DOWNGRADE, DialectId.SQLITE)).isEmpty();
  }

  @Test
  void readingAndRenderingAgainGivesTheSameBytes() {
    String written = RevisionWriter.render(RevisionDraft.of(revision(TEXT)));

    assertThat(written).isEqualTo(TEXT);
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkChangeNothing(@TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("a.sql"), TEXT);
    Path windows =
        Files.writeString(folder.resolve("b.sql"), "\uFEFF" + TEXT.replace("\n", "\r\n"));

    Revision first = Objects.requireNonNull(RevisionFile.read(plain).revision());
    Revision second = Objects.requireNonNull(RevisionFile.read(windows).revision());
    assertThat(second.checksum()).isEqualTo(first.checksum()).hasSize(64);
    assertThat(second.sections()).isEqualTo(first.sections());
  }

  @Test
  void commentsCountInTheChecksum() {
    assertThat(revision(TEXT + "-- more\n").checksum()).isNotEqualTo(revision(TEXT).checksum());
  }

  @Test
  void checksAreTheStatementsBehindThemAndAreNotRun() {
    Revision revision =
        revision(
            """
            -- @revision a
            -- @upgrade
            -- @check users must be empty
            SELECT count(*) = 0
             FROM users;

            DROP TABLE users;
            """);
    SectionContent content =
        revision.sections().get(0).read(StatementSplitter.load(), DialectId.SQLITE);

    assertThat(content.checks())
        .containsExactly(
            new CheckQuery("users must be empty", "SELECT count(*) = 0\n FROM users", 4));
    assertThat(content.statements()).extracting(SqlStatement::line).containsExactly(7);
  }

  @Test
  void aCheckWithoutAQueryIsAnErrorWithItsLine() {
    Section section = revision("-- @revision a\n-- @upgrade\n-- @check oops\n").sections().get(0);

    assertThatThrownBy(() -> section.read(StatementSplitter.load(), DialectId.SQLITE))
        .isInstanceOfSatisfying(SqlSyntaxException.class, e -> assertThat(e.line()).isEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource({
    "-- @down_revison x,UNKNOWN_DIRECTIVE,2,down_revision",
    "-- @created yesterday,INVALID_TIMESTAMP,2,2025-08-29T12:45:00Z",
    "-- @upgrade sqllite,UNKNOWN_DIALECT,2,sqlite",
    "-- @transaction off,MISPLACED_DIRECTIVE,2,inside a section",
    "-- @revision b,REPEATED_DIRECTIVE,2,second time",
    "-- @down_revision x y,INVALID_VALUE,2,blank",
    "-- @branch_labels x@y,INVALID_LABEL,2,@",
    "SELECT 1;,TEXT_OUTSIDE_SECTION,2,never run",
    "<<<<<<< HEAD,CONFLICT_MARKER,2,Resolve",
  })
  void aMistakeIsReportedWithItsLine(String line, Kind kind, int number, String hint) {
    ParsedRevision parsed = RevisionFile.parse(FILE, "-- @revision a\n" + line + "\n");

    assertThat(parsed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.position().line()).isEqualTo(number);
              assertThat(problem.revision()).isEqualTo("a");
              assertThat(problem.message()).contains(hint);
            });
  }

  @ParameterizedTest
  @CsvSource({"a-b", "a+b", "a:b", "a@b"})
  void anIdentityWithAForbiddenCharacterIsNotRead(String id) {
    ParsedRevision parsed = RevisionFile.parse(FILE, "-- @revision " + id + "\n");

    assertThat(parsed.revision()).isNull();
    assertThat(parsed.problems().get(0).kind()).isEqualTo(Kind.INVALID_REVISION_ID);
  }

  @Test
  void aMisspeltDialectDoesNotMakeASectionForEverybody() {
    Revision revision =
        Objects.requireNonNull(
            RevisionFile.parse(FILE, "-- @revision a\n-- @upgrade mysqll\nSELECT 1;\n").revision());

    assertThat(revision.section(Direction.UPGRADE, DialectId.SQLITE)).isEmpty();
  }

  @Test
  void aFileThatIsNotUtf8IsAProblemWithTheLine(@TempDir Path folder) throws IOException {
    byte[] text = "-- @revision a\n-- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("a.sql"), text);

    assertThat(RevisionFile.read(file).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.NOT_UTF8);
              assertThat(problem.position().line()).isEqualTo(2);
            });
  }

  @Test
  void aFolderLoadsByNameAndNamesTheFilesThatAreNotRevisions(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("002.sql"), "-- @revision b\n-- @down_revision a\n");
    Files.writeString(folder.resolve("001.sql"), "-- @revision a\n");
    Files.writeString(folder.resolve("notes.sql"), "SELECT 1;\n");
    Files.writeString(folder.resolve("readme.md"), "nothing\n");

    RevisionSet set = RevisionDirectory.load(List.of(folder, folder.resolve("missing")));

    assertThat(set.revisions()).extracting(Revision::id).containsExactly("a", "b");
    assertThat(set.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.NO_HEADER);
              assertThat(problem.position().file()).isEqualTo(folder.resolve("notes.sql"));
            });
  }

  @Test
  void writingMakesFoldersAndNeverReplacesAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/001.sql");
    WholeFile.create(file, TEXT);

    assertThatThrownBy(() -> WholeFile.create(file, "other")).isInstanceOf(FileException.class);
    assertThat(Files.readString(file)).isEqualTo(TEXT);
    WholeFile.replace(file, "other");
    assertThat(Files.readString(file)).isEqualTo("other");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{seq}_{date}_{time}_{slug}, add queue tables, 003_20250829_1245_add_queue_tables.sql",
    "{rev}_{slug}, 添加用户表, abc_添加用户表.sql",
    "{seq}_{slug}, '???', 003.sql",
    "{year}-{month}-{day}_{hour}{minute}{second}_{epoch}, x, 2025-08-29_124501_1756471501.sql",
    "{slug}.sql, Add: A/B, add_a_b.sql",
    "{other}_{rev}, x, {other}_abc.sql",
    "{slug}, one two three four five six seven eight nine ten, "
        + "one_two_three_four_five_six_seven_eight.sql",
  })
  void fileNamesFollowTheTemplate(String pattern, String message, String expected) {
    RevisionDraft draft =
        new RevisionDraft(
            "abc",
            List.of(),
            List.of(),
            List.of(),
            message,
            Instant.parse("2025-08-29T12:45:01Z"),
            List.of());

    assertThat(new FileTemplate(pattern).fileName(draft, 3, ZoneOffset.UTC)).isEqualTo(expected);
  }

  @Test
  void timesInFileNamesAreShownInTheZone() {
    RevisionDraft draft =
        new RevisionDraft(
            "abc",
            List.of(),
            List.of(),
            List.of(),
            "x",
            Instant.parse("2025-08-29T23:45:00Z"),
            List.of());

    assertThat(FileTemplate.DEFAULT.fileName(draft, 12, ZoneId.of("Asia/Shanghai")))
        .isEqualTo("012_20250830_0745_x.sql");
  }

  private static Revision revision(String text) {
    ParsedRevision parsed = RevisionFile.parse(FILE, text);
    assertThat(parsed.problems()).isEmpty();
    return Objects.requireNonNull(parsed.revision());
  }
}
