package dev.retort.diff;

/** The name of the table, view or other object that a change is about. */
public final class ChangeSubject implements ChangeVisitor<String> {
  private static final ChangeSubject INSTANCE = new ChangeSubject();

  private ChangeSubject() {}

  /** The name as it is after the change; of a table for its columns, constraints and indexes. */
  public static String of(Change change) {
    return change.accept(INSTANCE);
  }

  @Override
  public String createTable(Change.CreateTable change) {
    return change.table().name();
  }

  @Override
  public String dropTable(Change.DropTable change) {
    return change.table().name();
  }

  @Override
  public String renameTable(Change.RenameTable change) {
    return change.to();
  }

  @Override
  public String addColumn(Change.AddColumn change) {
    return change.table();
  }

  @Override
  public String dropColumn(Change.DropColumn change) {
    return change.table();
  }

  @Override
  public String renameColumn(Change.RenameColumn change) {
    return change.table();
  }

  @Override
  public String modifyColumn(Change.ModifyColumn change) {
    return change.table();
  }

  @Override
  public String changePrimaryKey(Change.ChangePrimaryKey change) {
    return change.table();
  }

  @Override
  public String addUnique(Change.AddUnique change) {
    return change.table();
  }

  @Override
  public String dropUnique(Change.DropUnique change) {
    return change.table();
  }

  @Override
  public String addForeignKey(Change.AddForeignKey change) {
    return change.table();
  }

  @Override
  public String dropForeignKey(Change.DropForeignKey change) {
    return change.table();
  }

  @Override
  public String addCheck(Change.AddCheck change) {
    return change.table();
  }

  @Override
  public String dropCheck(Change.DropCheck change) {
    return change.table();
  }

  @Override
  public String createIndex(Change.CreateIndex change) {
    return change.table();
  }

  @Override
  public String dropIndex(Change.DropIndex change) {
    return change.table();
  }

  @Override
  public String changeTableComment(Change.ChangeTableComment change) {
    return change.table();
  }

  @Override
  public String changeTableOptions(Change.ChangeTableOptions change) {
    return change.table();
  }

  @Override
  public String createView(Change.CreateView change) {
    return change.view().name();
  }

  @Override
  public String dropView(Change.DropView change) {
    return change.view().name();
  }

  @Override
  public String replaceView(Change.ReplaceView change) {
    return change.to().name();
  }

  @Override
  public String createObject(Change.CreateObject change) {
    return change.object().name();
  }

  @Override
  public String dropObject(Change.DropObject change) {
    return change.object().name();
  }

  @Override
  public String alterSequence(Change.AlterSequence change) {
    return change.to().name();
  }
}
