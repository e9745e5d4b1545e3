package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.SourceText;

/** The tokens of one file, read from the first to the last. */
final class Tokens {

    private static final Pattern SIGN = Pattern.compile("&&|\\|\\||==|!=|<=|>=|->|::|!\\.|:=|\\+\\+|--|<>");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");

    private final String text;
    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int end;

    Tokens(String path, String text) {
        this.text = text;
        this.source = new SourceText(path, text);
        int at = 0;
        while (at < text.length()) {
            at = token(at);
        }
        tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
        end = tokens.size() - 1;
    }

    // ---- words and signs ----

    private int token(int at) {
        char here = text.charAt(at);
        if (Character.isWhitespace(here)) {
            return at + 1;
        } else if (text.startsWith("//", at)) {
            return orEnd(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            return orEnd(text.indexOf("*/", at + 2) < 0 ? -1 : text.indexOf("*/", at + 2) + 2);
        } else if (here == '"' || here == '\'') {
            return quoted(at, here);
        } else if (isName(here) && !isDigit(here)) {
            int to = at;
            while (to < text.length() && isName(text.charAt(to))) {
                to++;
            }
            return add(Token.Kind.NAME, at, to);
        } else if (isDigit(here)) {
            return add(Token.Kind.NUMBER, at, number(at));
        }
        Matcher sign = SIGN.matcher(text).region(at, Math.min(text.length(), at + 2));
        return add(Token.Kind.SIGN, at, sign.lookingAt() ? sign.end() : at + 1);
    }

    private int orEnd(int at) {
        return at < 0 ? text.length() : at;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isName(char each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || isDigit(each) || each == '_' || each == '$';
    }

    private int add(Token.Kind kind, int from, int to) {
        tokens.add(new Token(kind, text.substring(from, to), from, to));
        return to;
    }

    private int digits(int at) {
        int to = at;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int number(int at) {
        int to = digits(at);
        if (to + 1 < text.length() && text.charAt(to) == '.' && isDigit(text.charAt(to + 1))) {
            to = digits(to + 1);
        }
        if (to < text.length() && (text.charAt(to) == 'e' || text.charAt(to) == 'E')) {
            int sign = to + 1 < text.length() && "+-".indexOf(text.charAt(to + 1)) >= 0 ? to + 2 : to + 1;
            to = digits(sign) > sign ? digits(sign) : to;
        }
        boolean suffix = to < text.length()
                && "lLdDfF".indexOf(text.charAt(to)) >= 0
                && (to + 1 == text.length() || !isName(text.charAt(to + 1)));
        return suffix ? to + 1 : to;
    }

    private int quoted(int at, char quote) {
        StringBuilder content = new StringBuilder();
        int to = at + 1;
        while (to < text.length() && text.charAt(to) != quote && text.charAt(to) != '\n') {
            to += text.charAt(to) == '\\' && to + 1 < text.length() ? 1 : 0;
            content.append(text.charAt(to++));
        }
        to = Math.min(text.length(), to + 1);
        boolean character = quote == '\'' && content.length() == 1;
        Token.Kind kind = character ? Token.Kind.CHARACTER : Token.Kind.TEXT;
        tokens.add(new Token(kind, content.toString(), at, to));
        return to;
    }

    // ---- reading ----

    Token peek() {
        return ahead(0);
    }

    /** The token so many places on. */
    Token ahead(int places) {
        int at = next + places;
        if (at < end) {
            return tokens.get(at);
        }
        Token last = tokens.get(end);
        return last.isEnd() ? last : new Token(Token.Kind.END, "", last.start(), last.start());
    }

    /** The token before the next one; the next one where there is none. */
    Token before() {
        return tokens.get(Math.max(0, next - 1));
    }

    Token take() {
        Token taken = peek();
        next = Math.min(next + 1, end);
        return taken;
    }

    /** Whether that sign or word stands next, which is then read. */
    boolean accept(String signOrWord) {
        boolean found = peek().is(signOrWord);
        next += found ? 1 : 0;
        return found;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw new SyntaxError(peek(), false);
        }
    }

    /** The token at a mark. */
    Token at(int mark) {
        return tokens.get(mark);
    }

    int mark() {
        return next;
    }

    void back(int mark) {
        next = mark;
    }

    /** Lets the tokens end before one of them; gives where they ended before. */
    int until(int mark) {
        int before = end;
        end = mark;
        return before;
    }

    /** Reads up to one of some signs that stands outside of the brackets that open on the way, or a bracket that closes none of them. */
    void skipTo(Set<String> signs) {
        int depth = 0;
        while (!peek().isEnd()) {
            Token token = peek();
            boolean sign = token.kind() == Token.Kind.SIGN;
            boolean closes = sign && CLOSING.contains(token.text());
            if (depth == 0 && (closes || sign && signs.contains(token.text()))) {
                return;
            }
            depth += sign && OPENING.contains(token.text()) ? 1 : closes ? -1 : 0;
            take();
        }
    }

    /** Reads to the end of a line, or of the brackets and groups that it stands in; brackets that open on it are read to their ends. */
    void skipLine() {
        int depth = 0;
        while (!peek().isEnd() && (depth > 0 || !startsLine(peek()))) {
            Token token = peek();
            boolean sign = token.kind() == Token.Kind.SIGN;
            boolean closes = sign && CLOSING.contains(token.text());
            boolean ends =
                    closes || sign && (token.text().equals(",") || token.text().equals(";"));
            if (depth == 0 && (ends || token.is("and") || token.is("or"))) {
                return;
            }
            depth += sign && OPENING.contains(token.text()) ? 1 : closes ? -1 : 0;
            take();
        }
    }

    /** What stands between two places of the file, with one blank for several and none within brackets. */
    String written(int from, int to) {
        return text.substring(from, Math.max(from, to))
                .replaceAll("\\s+", " ")
                .replaceAll("([(\\[]) ", "$1")
                .replaceAll(" ([)\\]])", "$1")
                .strip();
    }

    /** What is written from a mark to the next token. */
    String since(int mark) {
        return written(tokens.get(mark).start(), next == mark ? peek().end() : before().end());
    }

    /** The characters of the file from one offset to another. */
    String text(int from, int to) {
        return text.substring(from, to);
    }

    /** How many characters stand before a place. */
    int offset(Place place) {
        return source.offset(place);
    }

    Place place(Token token) {
        return source.place(token.start());
    }

    Place place(int offset) {
        return source.place(offset);
    }

    /** Whether nothing but blanks stands before a token on its line. */
    boolean startsLine(Token token) {
        return text.substring(text.lastIndexOf('\n', token.start() - 1) + 1, token.start())
                .isBlank();
    }
}
