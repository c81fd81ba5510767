package dev.retort.service.review;

/** A page of Markdown. */
final class MarkdownMarkup implements Markup {
  private final StringBuilder out = new StringBuilder();
  private boolean list;

  @Override
  public void title(String text) {
    block("# " + plain(text));
  }

  @Override
  public void verdict(String state, String text) {
    block("**" + plain(text) + "**");
  }

  @Override
  public void fact(String name, String value) {
    line("**" + name + ":** `" + value.replace('`', '\'') + "`");
  }

  @Override
  public void heading(String text) {
    block("## " + plain(text));
  }

  @Override
  public void subheading(String text) {
    block("### " + plain(text));
  }

  @Override
  public void text(String text) {
    block(plain(text));
  }

  @Override
  public void item(String state, String name, String text) {
    line("**" + state + "** " + plain(name) + ": " + plain(text));
  }

  @Override
  public void code(String sql) {
    block("```sql\n" + sql.replace("```", "'''") + "\n```");
  }

  private void line(String text) {
    out.append("- ").append(text).append('\n');
    list = true;
  }

  private void block(String text) {
    out.append(list ? "\n" : "").append(text).append("\n\n");
    list = false;
  }

  private static String plain(String text) {
    return text.replace("\n", " ").replaceAll("([\\\\*_`<>|#])", "\\\\$1");
  }

  @Override
  public String end() {
    return out.toString().stripTrailing() + "\n";
  }
}
