package org.transferadvisor.rulebook.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;

/**
 * One file of rules, parsed.
 *
 * @param path relative to the rulebook
 * @param text its text
 * @param parsed the parser's description; null where the file cannot be parsed as a whole
 * @param rules its rules in order; where it cannot be parsed as a whole, those that can be parsed by themselves
 * @param problems what is wrong with its syntax
 */
public record DrlFile(
        String path, String text, @Nullable PackageDescr parsed, List<DrlRule> rules, List<Problem> problems) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*(?:rule|declare|query|function)\\b");
    private static final Pattern HEADER =
            Pattern.compile("(?m)^[ \\t]*(package|import)[ \\t]+(\\w+(?:\\.\\w+)*(?:\\.\\*)?)");

    /** Parses a file. */
    public static DrlFile parse(String path, String text) {
        Attempt whole = Attempt.at(text);
        if (whole.parsed() != null && whole.errors().isEmpty()) {
            return new DrlFile(path, text, whole.parsed(), rules(path, whole.parsed()), List.of());
        }
        List<DrlRule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String block : blocks(text)) {
            Attempt part = Attempt.at(block);
            if (part.parsed() != null && part.errors().isEmpty()) {
                rules.addAll(rules(path, part.parsed()));
            } else {
                problems.add(SyntaxProblem.of(path, block, part.errors()));
            }
        }
        if (problems.isEmpty()) {
            problems.add(SyntaxProblem.of(path, text, whole.errors()));
        }
        return new DrlFile(path, text, null, List.copyOf(rules), List.copyOf(problems));
    }

    private static List<DrlRule> rules(String path, PackageDescr parsed) {
        return parsed.getRules().stream().map(rule -> DrlRule.of(path, rule)).toList();
    }

    /** The header, the declarations and the rules of a text, each at the lines where it stands. */
    private static List<String> blocks(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        Matcher start = BLOCK.matcher(text);
        while (start.find()) {
            starts.add(start.start());
        }
        starts.add(text.length());
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            int from = starts.get(i);
            long linesBefore =
                    text.substring(0, from).chars().filter(each -> each == '\n').count();
            blocks.add("\n".repeat((int) linesBefore) + text.substring(from, starts.get(i + 1)));
        }
        return blocks;
    }

    /** A text without the rule or declaration in which a line stands; the others keep their lines. */
    public static String without(String text, int line) {
        int from = 0;
        int to = text.length();
        int at = new SourceText(text).offset(new Place(line, 1));
        Matcher start = BLOCK.matcher(text);
        while (start.find()) {
            if (start.start() <= at) {
                from = start.start();
            } else {
                to = start.start();
                break;
            }
        }
        String blank = text.substring(from, to).replaceAll("[^\\n]", "");
        return text.substring(0, from) + blank + text.substring(to);
    }

    /** The types that the file declares; where it cannot be parsed as a whole, those that can be parsed by themselves. */
    public List<TypeDeclarationDescr> declarations() {
        if (parsed != null) {
            return List.copyOf(parsed.getTypeDeclarations());
        }
        List<TypeDeclarationDescr> declarations = new ArrayList<>();
        for (String block : blocks(text)) {
            if (block.stripLeading().startsWith("declare")) {
                Attempt part = Attempt.at(block);
                if (part.parsed() != null) {
                    declarations.addAll(part.parsed().getTypeDeclarations());
                }
            }
        }
        return declarations;
    }

    /** What the file imports, as written. */
    public List<String> imports() {
        return parsed != null
                ? parsed.getImports().stream().map(ImportDescr::getTarget).toList()
                : header("import");
    }

    /** The package of the file; empty where it names none. */
    public String packageName() {
        String named = parsed != null
                ? parsed.getNamespace()
                : header("package").stream().findFirst().orElse("");
        return named == null ? "" : named;
    }

    private List<String> header(String word) {
        return HEADER.matcher(text)
                .results()
                .filter(each -> each.group(1).equals(word))
                .map(each -> each.group(2))
                .toList();
    }

    /** What came of parsing a text. */
    private record Attempt(@Nullable PackageDescr parsed, List<ParserError> errors) {

        static Attempt at(String text) {
            DrlParser parser = new DrlParser();
            PackageDescr parsed = null;
            List<ParserError> errors = new ArrayList<>();
            try {
                parsed = parser.parse(false, text);
            } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
                errors.add(new ParserError(SyntaxProblem.UNREADABLE, 1, 0));
            }
            parser.getErrors()
                    .forEach(each ->
                            errors.add(each instanceof ParserError at ? at : new ParserError(each.getMessage(), 1, 0)));
            return new Attempt(parsed, errors);
        }
    }
}
