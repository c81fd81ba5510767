package dev.retort.ui.shell;

import dev.retort.ui.conflict.ResolveFeature;
import dev.retort.ui.environment.EnvironmentFileFeature;
import dev.retort.ui.generate.ExportFeature;
import dev.retort.ui.generate.GenerateFeature;
import dev.retort.ui.plan.PlanFeature;
import dev.retort.ui.project.ProjectFeature;
import dev.retort.ui.repair.RepairFeature;
import dev.retort.ui.report.ReportFeature;
import dev.retort.ui.rewrite.RewriteFeature;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;

/** Puts the features together that cover the centre; each adds its own commands. */
final class Features {
  private Features() {}

  /** Called once, after the panes of the window are made. */
  static void install(UiContext context, Workspace workspace) {
    new ProjectFeature(context, workspace).install();
    new EnvironmentFileFeature(context, workspace).install();
    new PlanFeature(context, workspace).install();
    new GenerateFeature(context, workspace).install();
    new ExportFeature(context, workspace).install();
    new ReportFeature(context, workspace).install();
    new ResolveFeature(context, workspace).install();
    new RewriteFeature(context, workspace).install();
    new RepairFeature(context, workspace).install();
  }
}
