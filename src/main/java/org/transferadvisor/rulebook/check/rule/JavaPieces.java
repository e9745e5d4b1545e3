package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.drl.Place;

/** Parses the Java in rules: consequences, and expressions in conditions. */
final class JavaPieces {

    private static final Pattern EXPECTED =
            Pattern.compile("(?s)Found\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|<EOF>).*?expected(.*)");

    private final JavaParser parser = new JavaParser(new ParserConfiguration()
            .setAttributeComments(false)
            .setLanguageLevel(ParserConfiguration.LanguageLevel.RAW));

    /** An expression; null where it is none. */
    @Nullable
    Expression expression(String text) {
        try {
            ParseResult<Expression> result = parser.parseExpression(text);
            return result.isSuccessful() ? result.getResult().orElse(null) : null;
        } catch (StackOverflowError e) {
            return null;
        }
    }

    /** The statements of a consequence; what is wrong with them is said. */
    @Nullable
    BlockStmt consequence(String text, Place base, RuleProblems problems) {
        ParseResult<BlockStmt> result;
        try {
            result = parser.parseBlock("{" + text + "\n}");
        } catch (StackOverflowError e) {
            problems.add(Check.SYNTAX, base, "the consequence is nested too deeply", "insertLogical( new … );", null);
            return null;
        }
        if (result.isSuccessful()) {
            return result.getResult().orElse(null);
        }
        Problem first = result.getProblems().get(0);
        Positions positions = new Positions(base, 1);
        Optional<Place> place = first.getLocation().map(range -> range.getBegin()
                .getRange()
                .map(at -> positions.of(at.end))
                .orElse(base));
        explain(first.getMessage(), place.orElse(base), problems);
        return null;
    }

    private static void explain(String message, Place place, RuleProblems problems) {
        Matcher expected = EXPECTED.matcher(message);
        String allowed = "insertLogical( new Kind( value, … ) );";
        if (!expected.find()) {
            problems.add(
                    Check.SYNTAX,
                    place,
                    "the consequence cannot be read",
                    allowed,
                    "look for a quote that is not closed");
            return;
        }
        String wanted = expected.group(2);
        String found = expected.group(1).replaceAll("^\"|\"$", "");
        if (found.equals("}") || found.equals("<EOF>")) {
            boolean semicolon = wanted.contains("\";\"") && !wanted.contains("\")\"");
            problems.add(
                    Check.SYNTAX,
                    place,
                    semicolon ? "a `;` is missing after this" : "the consequence ends before a bracket is closed",
                    allowed,
                    semicolon ? null : "look for a missing `)`");
        } else if (found.equals(";") && wanted.contains("\")\"")) {
            problems.add(Check.SYNTAX, place, "a `)` is missing after this", allowed, null);
        } else {
            problems.add(
                    Check.SYNTAX,
                    place,
                    "`" + found + "` was not expected after this",
                    allowed,
                    "look for a missing comma, bracket, quote or `;`");
        }
    }
}
