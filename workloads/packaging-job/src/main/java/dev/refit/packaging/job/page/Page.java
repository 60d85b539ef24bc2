package dev.refit.packaging.job.page;

import dev.refit.packaging.job.escape.HtmlText;
import dev.refit.packaging.job.escape.MarkdownText;
import dev.refit.packaging.job.page.Block.Plot;
import dev.refit.packaging.job.page.Block.Section;
import dev.refit.packaging.job.page.Block.Table;
import dev.refit.packaging.job.page.Block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document that can be read as Markdown or as HTML. The HTML loads nothing from elsewhere. */
public final class Page {
    private static final String STYLE =
            """
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
            table{border-collapse:collapse;margin:1rem 0}
            th,td{padding:.25rem .75rem;border-bottom:1px solid #d0d7de;text-align:left;vertical-align:top}
            th{font-weight:600}svg{max-width:100%;height:auto}h2{margin-top:2rem}
            """;

    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    public Page(String title) {
        this.title = title;
    }

    public Page section(String heading) {
        blocks.add(new Section(heading));
        return this;
    }

    public Page text(String text) {
        blocks.add(new Text(text));
        return this;
    }

    /** Adds a table, unless it has no rows. */
    public Page table(List<String> header, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Table(header, rows));
        }
        return this;
    }

    public Page plot(String svg) {
        blocks.add(new Plot(svg));
        return this;
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("# " + MarkdownText.of(title) + "\n");
        for (Block block : blocks) {
            if (block instanceof Section section) {
                text.append("\n## ").append(MarkdownText.of(section.title())).append('\n');
            } else if (block instanceof Text paragraph) {
                text.append('\n')
                        .append(MarkdownText.paragraph(paragraph.text()))
                        .append('\n');
            } else if (block instanceof Table table) {
                text.append('\n').append(markdownRow(table.header()));
                text.append("|---".repeat(table.header().size())).append("|\n");
                table.rows().forEach(row -> text.append(markdownRow(row)));
            }
        }
        return text.toString();
    }

    public String html() {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Section section) {
                text.append("<h2>").append(HtmlText.of(section.title())).append("</h2>\n");
            } else if (block instanceof Text paragraph) {
                text.append("<p>").append(HtmlText.of(paragraph.text())).append("</p>\n");
            } else if (block instanceof Table table) {
                text.append("<table>\n").append(htmlRow("th", table.header()));
                table.rows().forEach(row -> text.append(htmlRow("td", row)));
                text.append("</table>\n");
            } else if (block instanceof Plot plot) {
                text.append(plot.svg()).append('\n');
            }
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <h1>%1$s</h1>
                %3$s</body>
                </html>
                """
                .formatted(HtmlText.of(title), STYLE, text);
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream().map(MarkdownText::of).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String htmlRow(String element, List<String> cells) {
        String open = "<" + element + ">";
        return cells.stream()
                .map(HtmlText::of)
                .collect(Collectors.joining("</" + element + ">" + open, "<tr>" + open, "</" + element + "></tr>\n"));
    }
}
