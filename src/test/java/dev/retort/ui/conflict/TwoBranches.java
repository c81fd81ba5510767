package dev.retort.ui.conflict;

import dev.retort.service.Project;
import java.nio.file.Path;

/** A project of two heads that both change two views. */
final class TwoBranches {
  private TwoBranches() {}

  static Project in(Path folder) {
    return Project.in(folder)
        .revision(
            "root",
            "",
            """
            CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50), mail VARCHAR(60));
            CREATE VIEW names AS SELECT id FROM users;
            CREATE VIEW mails AS SELECT id FROM users;""",
            """
            DROP VIEW mails;
            DROP VIEW names;
            DROP TABLE users;""")
        .revision("left", "root", views("id, name"), views("id"))
        .revision("right", "root", views("id, mail"), views("id"));
  }

  private static String views(String columns) {
    return """
        DROP VIEW names;
        CREATE VIEW names AS SELECT %s FROM users;
        DROP VIEW mails;
        CREATE VIEW mails AS SELECT %s FROM users;"""
        .formatted(columns, columns);
  }
}
