package org.transferadvisor.rulebook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transferadvisor.Rulebooks;
import org.transferadvisor.rulebook.Rulebook;

/**
 * What the check calls right compiles. Many small rules over declared kinds of fact are made up, right and wrong ones; those of which
 * the check says nothing are compiled, all at once.
 */
class CheckedRulesCompileTest {

    private static final List<String> TYPES = List.of("String", "boolean", "int", "long", "double");
    private static final List<String> VALUES =
            List.of("\"text\"", "true", "5", "5L", "0.5", "-1", "1e3", "null", "99999999999");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");

    private static final int RULES = 400;

    private final StringBuilder declarations = new StringBuilder();
    private final List<String> rules = new ArrayList<>();
    private Random random = new Random();
    private int kinds;

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A kind of fact with a field of every type, each optional in one of two kinds. */
    private void declare(boolean optional) {
        declarations.append("\n\ndeclare Kind").append(kinds++).append('\n');
        for (int i = 0; i < TYPES.size(); i++) {
            declarations
                    .append("    field")
                    .append(i)
                    .append(" : ")
                    .append(TYPES.get(i))
                    .append(optional ? " @optional\n" : "\n");
        }
        declarations.append("end\n");
    }

    private String field() {
        return "field" + random.nextInt(TYPES.size());
    }

    private String constraint() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> field() + " " + one(OPERATORS) + " " + one(VALUES);
            case 3 -> field() + " in ( " + one(VALUES) + ", " + one(VALUES) + " )";
            case 4 -> field() + one(List.of(" str[startsWith] \"a\"", " str[length] 3", " contains \"a\""));
            case 5 -> field() + " " + one(OPERATORS) + " " + field();
            case 6 -> field() + one(List.of(" + 1", " * 2", " / 2", " - 0.5", " % 2")) + " " + one(OPERATORS) + " 3";
            default -> "!( " + field() + " " + one(OPERATORS) + " " + one(VALUES) + " )";
        };
    }

    private String second() {
        return switch (random.nextInt(9)) {
            case 0 -> "Data( labeledSamples " + one(OPERATORS) + " $v )";
            case 1 -> "Budget( compute " + one(OPERATORS) + " $v )";
            case 2 -> "$d : Double() from Viability.difference( $v, 2.0 )";
            case 3 -> "$d : Range() from Ranges.times( Range.exactly( 1.0 ), $v )";
            case 4 -> "$d : Double( this > $v ) from Training.total( $v, $v )";
            case 5 ->
                "accumulate( $k : Kind0( $x : " + field() + " ); $d : " + one(List.of("sum", "max", "min", "average"))
                        + "( $x ), $n : count( $k ); $n > 1 )";
            case 6 -> "accumulate( $k : Kind1(); $d : collectList( $k ) )";
            case 7 -> "Kind1( " + field() + " " + one(OPERATORS) + " $v )";
            default -> "not Kind0( " + field() + " == $v )";
        };
    }

    private String conclusion() {
        String value = one(List.of(
                "$v",
                "(double) $v",
                "(long) $v",
                "$v * 2.0",
                "$v + 1",
                "$d",
                "$v.doubleValue()",
                "$v.longValue()",
                "-$v",
                "$d.size()"));
        return switch (random.nextInt(7)) {
            case 0 -> "new Vote( \"COMPUTE_BUDGET\", " + value + ", \"LORA\" )";
            case 1 -> "new VolumeLine( " + value + " )";
            case 2 -> "new Leaf( " + value + " )";
            case 3 -> "new Tally( \"LORA\", " + value + " )";
            case 4 -> "new Kind0( \"a\", true, 1, 2L, " + value + " )";
            case 5 -> "new Kind1( " + value + ", null, null, null, " + value + " )";
            default -> "new SelectedModel( \"a\", " + value + " )";
        };
    }

    private void rule(int number) {
        String pattern = "$f : Kind" + random.nextInt(kinds) + "( $v : " + field()
                + (random.nextBoolean() ? ", " + constraint() : "") + " )";
        rules.add(
                "\n\nrule \"Rule %d\"\n    @id(rule-%d)\n    @source(\"9.1\")\n    @because(\"A rule.\")\nwhen\n    %s%s\nthen\n    insertLogical( %s );\nend\n"
                        .formatted(
                                number,
                                number,
                                pattern,
                                random.nextInt(3) == 0 ? "" : "\n    " + second(),
                                conclusion()));
    }

    private Rulebooks rulebook(Set<Integer> without) {
        StringBuilder all = new StringBuilder(declarations);
        for (int i = 0; i < rules.size(); i++) {
            all.append(without.contains(i) ? "" : rules.get(i));
        }
        return CheckCase.few().append("few.drl", all.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatTheCheckCallsRightCompiles(long seed) {
        random = new Random(seed);
        declare(false);
        declare(true);
        for (int i = 0; i < RULES; i++) {
            rule(i);
        }
        CheckedRulebook checked = RulebookCheck.of(rulebook(Set.of()).files());
        Set<Integer> wrong = new HashSet<>();
        checked.diagnostics().stream()
                .filter(each -> each.severity() == Severity.ERROR || each.check() == Check.MAY_BE_UNKNOWN)
                .forEach(each -> {
                    for (int i = 0; i < RULES; i++) {
                        if (each.problem().message().contains("`Rule " + i + "`")) {
                            wrong.add(i);
                        }
                    }
                });
        assertThat(wrong).as("some are right and some are wrong").hasSizeBetween(RULES / 4, RULES * 95 / 100);
        CheckedRulebook right = RulebookCheck.of(rulebook(wrong).files());
        assertThat(right.count(Severity.ERROR)).isZero();
        assertThat(Rulebook.compiled(right).diagnostics())
                .filteredOn(each -> each.severity() == Severity.ERROR)
                .isEmpty();
    }
}
