package org.transferadvisor.rulebook.drl;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;

/**
 * One file of rules, parsed.
 *
 * @param path relative to the rulebook
 * @param text its text
 * @param parsed the parser's description; null where the file cannot be parsed
 * @param rules its rules in order; empty where it cannot be parsed
 * @param problems what is wrong with its syntax
 */
public record DrlFile(
        String path, String text, @Nullable PackageDescr parsed, List<DrlRule> rules, List<Problem> problems) {

    /** Parses a file. */
    public static DrlFile parse(String path, String text) {
        DrlParser parser = new DrlParser();
        PackageDescr parsed = null;
        List<Problem> problems = new ArrayList<>();
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException e) {
            if (parser.getErrors().isEmpty()) {
                problems.add(new Problem(path, 1, 1, "", "the file cannot be read as rules", "rules in DRL", null));
            }
        }
        for (DroolsError error : parser.getErrors()) {
            problems.add(new Problem(
                    path,
                    error instanceof ParserError at ? at.getRow() : 1,
                    error instanceof ParserError at ? at.getCol() + 1 : 1,
                    "",
                    plain(error.getMessage()),
                    "a rule: rule \"name\" @id(…) @source(\"…\") @because(\"…\") when … then … end",
                    "look for a missing bracket, quote or `;` on this line or the one before"));
        }
        if (parsed == null || !problems.isEmpty()) {
            return new DrlFile(path, text, null, List.of(), List.copyOf(problems));
        }
        List<DrlRule> rules =
                parsed.getRules().stream().map(rule -> DrlRule.of(path, rule)).toList();
        return new DrlFile(path, text, parsed, rules, List.of());
    }

    private static String plain(String message) {
        return message.replaceAll("^\\[ERR \\d+]\\s*", "")
                .replaceAll("^Line -?\\d+:-?\\d+\\s*", "")
                .replaceAll("\\s*in rule \"([^\"]*)\".*", ", in rule `$1`")
                .replaceAll("mismatched input '([^']*)'.*?(, in rule.*)?$", "`$1` was not expected here$2")
                .replaceAll(
                        "no viable alternative at input '([^']*)'.*?(, in rule.*)?$",
                        "`$1` cannot be understood here$2")
                .replaceAll("mismatched token: .*?,'([^']*)'.*?(, in rule.*)?$", "`$1` was not expected here$2");
    }
}
