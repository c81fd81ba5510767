package dev.retort.service.review;

/** A page of HTML that needs no other file and loads nothing. */
final class HtmlMarkup implements Markup {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
      dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
      table { border-collapse: collapse; width: 100%; } td { padding: .3rem .6rem .3rem 0; vertical-align: top; border-top: 1px solid #8884; }
      .state { font-weight: 600; white-space: nowrap; width: 5.5rem; } .name { width: 11rem; }
      td { overflow-wrap: anywhere; }
      .verdict { font-weight: 600; padding: .6rem .9rem; border: 1px solid; border-radius: 6px; }
      .pass, .info { color: light-dark(#1a7f37, #3fb950); } .fail, .error { color: light-dark(#cf222e, #f85149); }
      .warning, .waived, .accepted { color: light-dark(#9a6700, #d29922); } .pending { opacity: .7; }
      pre { padding: .8rem; overflow: auto; border: 1px solid #8884; border-radius: 6px; font: 13px/1.5 ui-monospace, monospace; }
      @media print {
        :root { color-scheme: light; }
        body { max-width: none; margin: 0; font-size: 11px; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; font-size: 10px; }
        h2, h3 { break-after: avoid; } tr, .verdict { break-inside: avoid; }
      }
      """;

  private final StringBuilder body = new StringBuilder();
  private String title = "";
  private String open = "";

  @Override
  public void title(String text) {
    title = text;
    body.append("<h1>").append(escaped(text)).append("</h1>\n");
  }

  @Override
  public void verdict(String state, String text) {
    in("");
    body.append("<p class=\"verdict ")
        .append(escaped(state))
        .append("\">")
        .append(escaped(text))
        .append("</p>\n");
  }

  @Override
  public void fact(String name, String value) {
    in("dl");
    body.append("<dt>")
        .append(escaped(name))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd>\n");
  }

  @Override
  public void heading(String text) {
    in("");
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  @Override
  public void subheading(String text) {
    in("");
    body.append("<h3>").append(escaped(text)).append("</h3>\n");
  }

  @Override
  public void text(String text) {
    in("");
    body.append("<p>").append(escaped(text)).append("</p>\n");
  }

  @Override
  public void item(String state, String name, String text) {
    in("table");
    body.append("<tr><td class=\"state ")
        .append(escaped(state))
        .append("\">")
        .append(escaped(state))
        .append("</td><td class=\"name\">")
        .append(escaped(name))
        .append("</td><td>")
        .append(escaped(text))
        .append("</td></tr>\n");
  }

  @Override
  public void code(String sql) {
    in("");
    body.append("<pre><code>").append(escaped(sql)).append("</code></pre>\n");
  }

  /** Closes the group that is open and opens another, unless it is the same. */
  private void in(String group) {
    if (!group.equals(open)) {
      body.append(open.isEmpty() ? "" : "</" + open + ">\n")
          .append(group.isEmpty() ? "" : "<" + group + ">\n");
      open = group;
    }
  }

  @Override
  public String end() {
    in("");
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
        + escaped(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
