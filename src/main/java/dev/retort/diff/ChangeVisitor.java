package dev.retort.diff;

/** One method a kind of change, so that the compiler lists what a new kind needs. */
public interface ChangeVisitor<R> {
  R createTable(Change.CreateTable change);

  R dropTable(Change.DropTable change);

  R renameTable(Change.RenameTable change);

  R addColumn(Change.AddColumn change);

  R dropColumn(Change.DropColumn change);

  R renameColumn(Change.RenameColumn change);

  R modifyColumn(Change.ModifyColumn change);

  R changePrimaryKey(Change.ChangePrimaryKey change);

  R addUnique(Change.AddUnique change);

  R dropUnique(Change.DropUnique change);

  R addForeignKey(Change.AddForeignKey change);

  R dropForeignKey(Change.DropForeignKey change);

  R addCheck(Change.AddCheck change);

  R dropCheck(Change.DropCheck change);

  R createIndex(Change.CreateIndex change);

  R dropIndex(Change.DropIndex change);

  R changeTableComment(Change.ChangeTableComment change);

  R changeTableOptions(Change.ChangeTableOptions change);

  R createView(Change.CreateView change);

  R dropView(Change.DropView change);

  R replaceView(Change.ReplaceView change);

  R createObject(Change.CreateObject change);

  R dropObject(Change.DropObject change);

  R alterSequence(Change.AlterSequence change);
}
