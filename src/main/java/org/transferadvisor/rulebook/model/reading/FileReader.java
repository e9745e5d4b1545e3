package org.transferadvisor.rulebook.model.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Declaration;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.SourceText;

/** Reads files of rules. Where a rule cannot be read, its problem is told and the others are read. */
public final class FileReader {

    private static final Set<String> ITEMS = Set.of("rule", "declare", "query", "function");
    private static final int MOST_REPAIRS = 10;
    private static final Pattern ITEM = Pattern.compile("(?m)^[ \\t]*(?:rule|declare|query|function)\\b");
    private static final String NOTHING = "rules, and types of fact with `declare`";
    private static final String IMPORTS = "facts, conclusions and cost functions: org.transferadvisor.facts.*,"
            + " org.transferadvisor.facts.reference.*, org.transferadvisor.conclusions.*, org.transferadvisor.costs.*";

    private final String path;
    private final String text;
    private final Tokens tokens;
    private final Findings findings = new Findings();
    private final List<RuleFile.Import> imports = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private String packageName = "";

    private FileReader(String path, String text) {
        this.path = path;
        this.text = text;
        this.tokens = new Tokens(path, text);
    }

    /**
     * Reads a file.
     *
     * @param path relative to the rulebook
     */
    public static RuleFile read(String path, String text) {
        List<Problem> unreadable = new ArrayList<>();
        String left = text;
        for (int repair = 0; repair <= MOST_REPAIRS; repair++) {
            List<Problem> found = TextCheck.of(path, left);
            unreadable.addAll(found);
            if (found.isEmpty()) {
                return new FileReader(path, left).read(text, unreadable);
            } else if (found.get(0).line() == 0) {
                break;
            }
            left = without(left, found.get(0).line());
        }
        return new RuleFile(path, text, "", List.of(), List.of(), List.of(), List.of(), unreadable, false);
    }

    /** A text without the rule or declaration in which a line stands; the others keep their lines. */
    private static String without(String text, int line) {
        int from = 0;
        int to = text.length();
        int at = new SourceText("", text).offset(new Place("", line, 1));
        Matcher start = ITEM.matcher(text);
        while (start.find()) {
            if (start.start() <= at) {
                from = start.start();
            } else {
                to = start.start();
                break;
            }
        }
        String blank = text.substring(from, to).replaceAll("[^\\n]", " ");
        return text.substring(0, from) + blank + text.substring(to);
    }

    private RuleFile read(String whole, List<Problem> unreadable) {
        while (!tokens.peek().isEnd()) {
            int start = tokens.mark();
            try {
                item();
            } catch (SyntaxError e) {
                broken(start, e);
            } catch (NotAllowed e) {
                findings.refuse(tokens.place(e.at()), String.valueOf(e.getMessage()), e.allowed(), e.hint());
                next(start);
            }
            findings.in("");
        }
        return new RuleFile(
                path,
                whole,
                packageName,
                List.copyOf(imports),
                List.copyOf(declarations),
                List.copyOf(rules),
                findings.problems(),
                Stream.concat(unreadable.stream(), findings.refusals().stream()).toList(),
                unreadable.isEmpty() && findings.problems().isEmpty());
    }

    private void broken(int start, SyntaxError error) {
        next(start);
        int from = tokens.at(start).start();
        int to = tokens.peek().isEnd() ? text.length() : tokens.peek().start();
        int lines = tokens.place(from).line() - 1;
        int column = tokens.place(from).column() - 1;
        String block = "\n".repeat(lines) + " ".repeat(column) + text.substring(from, to);
        findings.problem(SyntaxProblem.of(path, block, error, tokens.place(error.at()), shown(error.at())));
    }

    private String shown(Token token) {
        return tokens.text(token.start(), token.end());
    }

    /** Goes on after an item that cannot be read, at the next one that starts a line. */
    private void next(int start) {
        tokens.back(start);
        do {
            tokens.take();
        } while (!tokens.peek().isEnd() && !(ITEMS.contains(tokens.peek().text()) && tokens.startsLine(tokens.peek())));
    }

    // ---- what stands in a file ----

    private void item() {
        Token token = tokens.peek();
        switch (token.isName() ? token.text() : "") {
            case "package" -> packaged();
            case "import" -> imported();
            case "declare" -> declarations.addAll(new DeclarationReader(tokens, findings).read());
            case "rule" -> rules.add(new RuleReader(tokens, findings).read());
            case "unit" -> refuseLine(token, "`unit " + tokens.ahead(1).text() + "`");
            case "global" -> {
                tokens.take();
                dotted();
                refuseLine(token, "`global " + tokens.peek().text() + "`");
            }
            case "function" -> function(token);
            case "query" -> query(token);
            default -> {
                if (!tokens.accept(";")) {
                    new RuleReader(tokens, findings).attribute();
                }
            }
        }
    }

    private void packaged() {
        Token at = tokens.take();
        packageName = dotted();
        tokens.accept(";");
        if (!packageName.equals(RuleFile.PACKAGE)) {
            findings.refuse(
                    tokens.place(at),
                    "the package `" + packageName + "`",
                    "package " + RuleFile.PACKAGE,
                    "write it in the first line");
        }
    }

    private String dotted() {
        StringBuilder name = new StringBuilder();
        while (tokens.peek().isName() || tokens.peek().is("*")) {
            name.append(tokens.take().text());
            if (!tokens.accept(".")) {
                break;
            }
            name.append('.');
        }
        return name.toString();
    }

    private void imported() {
        Token at = tokens.take();
        Token kind = tokens.peek();
        if (kind.is("static") || kind.is("function")) {
            tokens.take();
            refuseLine(at, "`import static " + dotted() + "`", "imports: " + IMPORTS);
        } else if (kind.is("accumulate")) {
            tokens.take();
            refuseLine(at, "`import accumulate " + dotted() + "`", String.join(", ", ConditionReader.FUNCTIONS));
        } else {
            if (!kind.isName()) {
                throw new SyntaxError(kind, false);
            }
            imports.add(new RuleFile.Import(dotted(), tokens.place(at)));
            tokens.accept(";");
        }
    }

    private void refuseLine(Token at, String what) {
        refuseLine(at, what, NOTHING);
    }

    private void refuseLine(Token at, String what, String allowed) {
        findings.refuse(tokens.place(at), what + " is not allowed", allowed, null);
        if (tokens.peek().equals(at)) {
            tokens.take();
        }
        tokens.skipLine();
        tokens.accept(";");
    }

    private void function(Token at) {
        tokens.take();
        while (!tokens.peek().isEnd() && !tokens.ahead(1).is("(")) {
            tokens.take();
        }
        findings.refuse(tokens.place(at), "`function " + tokens.peek().text() + "` is not allowed", NOTHING, null);
        tokens.skipTo(Set.of("{"));
        if (tokens.accept("{")) {
            tokens.skipTo(Set.of());
            tokens.expect("}");
        }
    }

    private void query(Token at) {
        tokens.take();
        String name = tokens.peek().text();
        Place place = tokens.place(at);
        while (!tokens.peek().isEnd() && !tokens.accept("end")) {
            tokens.take();
        }
        findings.refuse(place, "`query " + name + "` is not allowed, in rule " + Problem.quoted(name), "rules", null);
    }
}
