package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;

/** Reads one rule: what it says of itself, its conditions and its consequence. */
final class RuleReader {

    private static final Set<String> ANNOTATIONS = Set.of("id", "source", "cites", "because");
    private static final Set<String> ATTRIBUTES = Set.of(
            "salience",
            "dialect",
            "enabled",
            "agenda-group",
            "activation-group",
            "ruleflow-group",
            "timer",
            "no-loop",
            "lock-on-active",
            "duration",
            "calendars",
            "auto-focus",
            "date-effective",
            "date-expires",
            "refract",
            "direct");

    /** Rule names become texts and names of generated Java. */
    private static final Pattern NAME = Pattern.compile("(?!.*(?:/\\*|\\*/))[^\"\\\\\\p{Cntrl}`{}]{1,200}");

    /** An annotation's value: a word, a number of a section, or a text in quotes. */
    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*|\"(?:[^\"\\\\\\n]|\\\\[\"\\\\])*+\"");

    private final Tokens tokens;
    private final Findings findings;

    RuleReader(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** The rule that starts here. */
    Rule read() {
        Token start = tokens.take();
        Place place = tokens.place(start);
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.TEXT && name.kind() != Token.Kind.CHARACTER) {
            throw new SyntaxError(name, false);
        }
        tokens.take();
        findings.in(name.text());
        if (!NAME.matcher(name.text()).matches()) {
            refuse(
                    start,
                    "the rule's name " + Problem.quoted(name.text()),
                    "up to 200 characters without `\"`, `\\`, braces, backticks and comments",
                    null);
        }
        List<Rule.Annotation> annotations = head();
        tokens.accept("when");
        List<Condition> conditions = new ConditionReader(tokens, findings).read();
        Token then = tokens.take();
        if (tokens.peek().is("[")) {
            tokens.skipTo(Set.of("]"));
            tokens.skipLine();
            refuse(
                    start,
                    "`" + tokens.written(then.start(), tokens.before().end()) + "`",
                    "one `then`",
                    "write a rule for each consequence");
        }
        List<Rule.Statement> consequence = consequence();
        Token end = tokens.take();
        tokens.accept(";");
        findings.in("");
        Patterns patterns = new Patterns(conditions);
        return new Rule(
                name.text(),
                annotations,
                conditions,
                consequence,
                patterns.all(),
                patterns.variables(),
                place,
                tokens.place(then),
                start.start(),
                end.end());
    }

    private @Nullable List<Rule.Statement> consequence() {
        int from = tokens.mark();
        while (!tokens.peek().is("end")) {
            if (tokens.peek().isEnd()) {
                throw new SyntaxError(tokens.peek(), false);
            }
            tokens.take();
        }
        int end = tokens.mark();
        tokens.back(from);
        int before = tokens.until(end);
        try {
            return new ConsequenceReader(tokens, findings).read();
        } finally {
            tokens.until(before);
            tokens.back(end);
        }
    }

    private void refuse(Token at, String message, String allowed, @Nullable String hint) {
        findings.refuse(tokens.place(at), message, allowed, hint);
    }

    // ---- what it says of itself ----

    private List<Rule.Annotation> head() {
        List<Rule.Annotation> annotations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!tokens.peek().is("when") && !tokens.peek().is("then")) {
            if (tokens.peek().is("@")) {
                annotation(annotations, names);
            } else if (tokens.peek().is("extends")) {
                Token at = tokens.take();
                Token parent = tokens.take();
                refuse(
                        at,
                        "the rule has `extends " + parent.text() + "`",
                        "rules that stand for themselves",
                        "repeat the conditions, or conclude them in a rule of their own");
            } else {
                attribute();
            }
        }
        return List.copyOf(annotations);
    }

    private void annotation(List<Rule.Annotation> annotations, Set<String> names) {
        Token at = tokens.take();
        Token name = tokens.peek();
        if (!name.isName()) {
            throw new SyntaxError(name, false);
        }
        tokens.take();
        String written = "";
        if (tokens.peek().is("(")) {
            Token open = tokens.take();
            tokens.skipTo(Set.of());
            written = tokens.text(open.end(), tokens.peek().start()).strip();
            tokens.expect(")");
        }
        String shown = "the annotation `@" + name.text() + "`";
        if (!ANNOTATIONS.contains(name.text())) {
            refuse(at, shown, "@id, @source, @cites and @because", null);
        } else if (!names.add(name.text())) {
            refuse(at, shown + " stands twice", "one of each", null);
        } else if (!written.isEmpty() && !VALUE.matcher(written).matches()) {
            refuse(
                    at,
                    shown + " has the value " + Problem.quoted(written),
                    "one word, or one text in quotes",
                    written.matches("(?s)\".*\"") ? "write `\\\"` inside a text" : "put the text in double quotes");
        }
        annotations.add(new Rule.Annotation(name.text(), unquoted(written), written, tokens.place(at)));
    }

    private static String unquoted(String written) {
        String text = written;
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.replace("\\\"", "\"").replace("\\\\", "\\").strip();
    }

    /** An attribute of the engine's language, which rules may not have. */
    void attribute() {
        Token first = tokens.peek();
        tokens.accept(",");
        StringBuilder name = new StringBuilder(tokens.peek().text());
        boolean word = tokens.peek().isName();
        while (word && tokens.ahead(1).is("-") && tokens.ahead(2).isName()) {
            tokens.take();
            tokens.take();
            name.append('-').append(tokens.peek().text());
        }
        if (!ATTRIBUTES.contains(name.toString())) {
            throw new SyntaxError(first, false);
        }
        refuse(
                first,
                "the attribute `" + name + "`",
                "rules without attributes: their order means nothing",
                "say with conditions when the rule holds");
        tokens.take();
        if (tokens.accept("(")) {
            tokens.skipTo(Set.of());
            tokens.expect(")");
        }
        while (!tokens.peek().isEnd()
                && !tokens.peek().is("@")
                && !tokens.peek().is("when")
                && !tokens.peek().is(",")
                && !tokens.startsLine(tokens.peek())) {
            tokens.take();
        }
    }
}
