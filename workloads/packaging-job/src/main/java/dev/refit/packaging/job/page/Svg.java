package dev.refit.packaging.job.page;

import dev.refit.packaging.job.escape.HtmlText;
import java.util.List;
import java.util.Locale;

/** A drawing of a fixed size that loads nothing from elsewhere. Coordinates are pixels, and y points downwards. */
public final class Svg {
    public static final String INK = "#57606a";
    public static final String BLUE = "#2f6feb";
    public static final String PALE = "#d0d7de";

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    /** @param title the text for readers who do not see the drawing */
    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    public Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    public Svg rectangle(double x, double y, double w, double h, String colour, double opacity) {
        return add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>",
                x, y, Math.max(0, w), Math.max(0, h), colour, opacity);
    }

    public Svg dot(double x, double y, double radius, String colour) {
        return add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", x, y, radius, colour);
    }

    public Svg path(List<double[]> points, String colour) {
        StringBuilder line = new StringBuilder();
        points.forEach(point -> line.append(line.isEmpty() ? "" : " ")
                .append(number(point[0]))
                .append(',')
                .append(number(point[1])));
        return add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", line.toString(), colour);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    public Svg text(double x, double y, String anchor, String text) {
        return add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", x, y, anchor, HtmlText.of(text));
    }

    private Svg add(String element, Object... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] instanceof Double number ? number(number) : values[i];
        }
        body.append(String.format(Locale.ROOT, element, values)).append('\n');
        return this;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public String toString() {
        return """
                <svg viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
                font-size="12" fill="%3$s">
                <title>%4$s</title>
                %5$s</svg>"""
                .formatted(width, height, INK, HtmlText.of(title), body);
    }
}
