package org.transferadvisor.report.svg;

import java.util.Locale;

/**
 * One SVG under construction. Places from left to right are per cent of its width, places from top to bottom are pixels, so
 * that it takes whatever width the page gives it while its type keeps its size. Everything written is escaped.
 */
final class Canvas {

    /** Where a text is tied to its place. */
    enum Anchor {
        start,
        middle,
        end
    }

    private final StringBuilder svg = new StringBuilder();

    Canvas(String id, String title, String description, double height) {
        svg.append("<svg role=\"img\" width=\"100%\" height=\"")
                .append(number(height))
                .append("\" aria-labelledby=\"")
                .append(escaped(id))
                .append("-title ")
                .append(escaped(id))
                .append("-desc\">");
        element("title", id + "-title", title);
        element("desc", id + "-desc", description);
    }

    private void element(String name, String id, String text) {
        svg.append('<').append(name).append(" id=\"").append(escaped(id)).append("\">");
        svg.append(escaped(text)).append("</").append(name).append('>');
    }

    Canvas rectangle(String kind, double from, double to, double top, double height) {
        open("rect", kind);
        place("x", Math.min(from, to));
        svg.append(" width=\"").append(number(Math.abs(to - from))).append("%\"");
        pixels("y", top);
        pixels("height", height);
        svg.append("/>");
        return this;
    }

    Canvas line(String kind, double x1, double y1, double x2, double y2) {
        open("line", kind);
        place("x1", x1);
        pixels("y1", y1);
        place("x2", x2);
        pixels("y2", y2);
        svg.append("/>");
        return this;
    }

    /** A dot; where a pointer rests on it, its name shows. */
    Canvas dot(String kind, double x, double y, double radius, String name) {
        open("circle", kind);
        place("cx", x);
        pixels("cy", y);
        pixels("r", radius);
        svg.append("><title>").append(escaped(name)).append("</title></circle>");
        return this;
    }

    Canvas text(String kind, double x, double y, Anchor anchor, String text) {
        open("text", kind);
        place("x", x);
        pixels("y", y);
        svg.append(" text-anchor=\"").append(anchor).append("\">");
        svg.append(escaped(text)).append("</text>");
        return this;
    }

    String done() {
        return svg.append("</svg>").toString();
    }

    private void open(String name, String kind) {
        svg.append('<').append(name).append(" class=\"").append(escaped(kind)).append('"');
    }

    private void place(String name, double percent) {
        svg.append(' ').append(name).append("=\"").append(number(percent)).append("%\"");
    }

    private void pixels(String name, double pixels) {
        svg.append(' ').append(name).append("=\"").append(number(pixels)).append('"');
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "0";
        }
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
    }

    /** Text that is nothing but text in an element and in an attribute; characters that XML has no place for are replaced. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isText(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isText(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character < 0x7F
                || character >= 0xA0 && character < 0xD800
                || character > 0xDFFF && character != 0xFFFE && character != 0xFFFF;
    }

    /** A text cut to so many characters, with a mark where its middle is missing: names of models differ at the end. */
    static String cut(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        if (length <= characters) {
            return text;
        }
        int end = (characters - 1) / 3;
        int start = characters - 1 - end;
        return text.substring(0, text.offsetByCodePoints(0, start))
                + "…"
                + text.substring(text.offsetByCodePoints(0, length - end));
    }
}
