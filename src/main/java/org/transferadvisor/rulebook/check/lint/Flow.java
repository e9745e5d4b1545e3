package org.transferadvisor.rulebook.check.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.check.types.KnownWords;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * Which values can reach which fields: those that stand in the rules and in the reference data, followed from conclusion
 * to pattern to conclusion until nothing new is found. A set of values is null where any may come.
 */
final class Flow {

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final ReferenceData.Reading reference;
    private final Tests tests;
    private final Map<String, List<Concluded>> byType = new LinkedHashMap<>();
    private final List<List<@Nullable Set<Object>>> arguments = new ArrayList<>();

    Flow(Vocabulary vocabulary, ReferenceData.Reading reference, List<Rule> rules) {
        this.vocabulary = vocabulary;
        this.words = new KnownWords(reference.ids(), null);
        this.reference = reference;
        this.tests = new Tests(vocabulary);
        for (Rule rule : rules) {
            for (Expression.New conclusion : rule.conclusions()) {
                Concluded concluded = new Concluded(rule, conclusion, arguments.size());
                byType.computeIfAbsent(conclusion.type(), any -> new ArrayList<>())
                        .add(concluded);
                List<@Nullable Set<Object>> values = new ArrayList<>();
                conclusion.arguments().forEach(each -> values.add(first(each)));
                arguments.add(values);
            }
        }
        while (spread()) {}
    }

    private static @Nullable Set<Object> first(Expression argument) {
        Object stated = argument.stated();
        if (stated != null) {
            return Set.of(normal(stated));
        }
        return argument.variableName() == null ? null : Set.of();
    }

    static Object normal(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** One more step of every value; sets only grow, so it ends. */
    private boolean spread() {
        boolean changed = false;
        for (List<Concluded> each : byType.values()) {
            for (Concluded concluded : each) {
                List<@Nullable Set<Object>> values = arguments.get(concluded.number());
                for (int i = 0; i < values.size(); i++) {
                    Expression argument = concluded.conclusion().arguments().get(i);
                    String name = argument.variableName();
                    if (name != null && values.get(i) != null) {
                        Set<Object> now = variable(concluded.rule(), name);
                        if (now == null || !now.equals(values.get(i))) {
                            values.set(i, now);
                            changed = true;
                        }
                    }
                }
            }
        }
        return changed;
    }

    /** All conclusions of a kind. */
    List<Concluded> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The values that a conclusion may have in a field. */
    @Nullable
    Set<Object> argument(Concluded concluded, String field) {
        Vocabulary.Kind kind = vocabulary.kind(concluded.conclusion().type());
        int index = kind == null ? -1 : List.copyOf(kind.members().keySet()).indexOf(field);
        List<@Nullable Set<Object>> values = arguments.get(concluded.number());
        return index < 0 || index >= values.size() ? null : values.get(index);
    }

    /** The words that a table or an enumeration lists for a field; none where any text may stand. */
    Set<String> listed(String type, String field) {
        Vocabulary.Kind kind = vocabulary.kind(type);
        Vocabulary.Member member = kind == null ? null : kind.members().get(field);
        return kind == null || member == null ? Set.of() : words.of(kind, member);
    }

    /** Whether a pattern can match a conclusion, as far as values in the rules tell. */
    boolean matches(Condition.Pattern match, Concluded concluded) {
        return Tests.fields(match).stream().allMatch(field -> passes(match, field, concluded));
    }

    /** Whether a pattern's tests of one field let a conclusion pass. */
    boolean passes(Condition.Pattern match, String field, Concluded concluded) {
        Set<Object> values = argument(concluded, field);
        Values wanted = tests.of(match, field);
        return values == null || values.stream().anyMatch(wanted::has);
    }

    /** The values that a variable may have. */
    @Nullable
    Set<Object> variable(Rule rule, String name) {
        Rule.Variable variable = rule.variables().get(name);
        Condition.Pattern of = variable == null ? null : variable.pattern();
        if (variable == null || of == null || variable.field().isEmpty()) {
            return null;
        }
        Set<Object> values = field(of, variable.field());
        for (Rule.Matched pattern : rule.patterns()) {
            if (pattern.part() == Rule.Part.THERE) {
                for (String joined : joined(pattern.pattern(), name)) {
                    values = both(values, field(pattern.pattern(), joined));
                }
            }
        }
        return values;
    }

    /** The values that a variable may have where others have the values chosen: those of rows in which both stand. */
    @Nullable
    Set<Object> variable(Rule rule, String name, Map<String, Object> choice) {
        Set<Object> values = variable(rule, name);
        for (Rule.Matched pattern : rule.patterns()) {
            Vocabulary.Kind kind = vocabulary.kind(pattern.pattern().type());
            if (pattern.part() == Rule.Part.THERE && kind != null && kind.origin() == Vocabulary.Origin.REFERENCE) {
                for (String joined : joined(pattern.pattern(), name)) {
                    values = both(values, rows(kind, pattern.pattern(), joined, choice));
                }
            }
        }
        return values;
    }

    /** The fields that a pattern asks to equal a variable. */
    static List<String> joined(Condition.Pattern match, String variable) {
        List<String> fields = new ArrayList<>();
        for (Expression test : match.tests()) {
            if (test instanceof Expression.Comparison comparison
                    && comparison.operator().equals("==")
                    && variable.equals(comparison.right().variableName())) {
                fields.add(comparison.field());
            }
        }
        return fields;
    }

    private static @Nullable Set<Object> both(@Nullable Set<Object> a, @Nullable Set<Object> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Set<Object> both = new LinkedHashSet<>(a);
        both.retainAll(b);
        return both;
    }

    /** The values that the facts which a pattern matches may have in a field. */
    @Nullable
    Set<Object> field(Condition.Pattern match, String field) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        if (kind == null || match.from() != null || tests.isNumber(match.type(), field)) {
            return null;
        }
        Set<Object> values = null;
        if (kind.origin() == Vocabulary.Origin.REFERENCE) {
            values = rows(kind, match, field, Map.of());
        } else if (kind.origin() == Vocabulary.Origin.CONCLUSION) {
            values = concluded(match, field);
        }
        Vocabulary.Member member = kind.members().get(field);
        if (values == null && member != null) {
            Set<String> known = words.of(kind, member);
            values = known.isEmpty() ? null : new LinkedHashSet<>(known);
        }
        Values wanted = tests.of(match, field);
        if (values == null) {
            return wanted instanceof Values.Words only && !only.others() && !only.unknown() ? only.listed() : null;
        }
        Set<Object> left = new LinkedHashSet<>();
        values.stream().filter(wanted::has).forEach(left::add);
        return left;
    }

    private @Nullable Set<Object> concluded(Condition.Pattern match, String field) {
        Set<Object> values = new LinkedHashSet<>();
        for (Concluded each : of(match.type())) {
            if (matches(match, each)) {
                Set<Object> argument = argument(each, field);
                if (argument == null) {
                    return null;
                }
                values.addAll(argument);
            }
        }
        return values;
    }

    /** What the rows that a pattern may match have in a field, as far as they agree with the values chosen for its variables. */
    private @Nullable Set<Object> rows(
            Vocabulary.Kind kind, Condition.Pattern match, String field, Map<String, Object> choice) {
        if (kind.record() == null || !reference.problems().isEmpty()) {
            return null;
        }
        Set<Object> values = new LinkedHashSet<>();
        for (String table : ReferenceData.tablesOf(kind.record())) {
            for (Row row : reference.data().rows(table)) {
                Object cell = row.cell(field);
                if (cell != null && !(cell instanceof String) && !(cell instanceof Boolean)) {
                    return null;
                }
                if (cell != null && fits(row, match) && agrees(row, match, choice)) {
                    values.add(cell);
                }
            }
        }
        return values;
    }

    private static boolean agrees(Row row, Condition.Pattern match, Map<String, Object> choice) {
        return choice.entrySet().stream().allMatch(each -> {
            String bound = match.bound(each.getKey());
            return bound == null || each.getValue().equals(row.cell(bound));
        });
    }

    /** Whether a row passes the tests that can be told of it: words, cells of its own, and whether a cell is filled. */
    private boolean fits(Row row, Condition.Pattern match) {
        for (String field : Tests.fields(match)) {
            Object cell = row.cell(field);
            Values wanted = tests.of(match, field);
            boolean unknown = wanted instanceof Values.Words only
                    ? only.unknown()
                    : wanted instanceof Values.Numbers numbers && numbers.unknown();
            if (field.contains(".")) {
                continue;
            }
            boolean told = cell instanceof String || cell instanceof Boolean;
            if (cell == null ? !unknown : told && !wanted.has(cell)) {
                return false;
            }
        }
        return match.tests().stream().allMatch(test -> equalsOther(row, match, test));
    }

    /** Whether a cell equals the other one of the row that it is compared with; true where a test is of another kind. */
    private boolean equalsOther(Row row, Condition.Pattern match, Expression test) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        return kind == null
                || !(test instanceof Expression.Comparison comparison)
                || !comparison.operator().equals("==")
                || !kind.members().containsKey(comparison.field())
                || !kind.members().containsKey(comparison.right().text())
                || Objects.equals(
                        row.cell(comparison.field()),
                        row.cell(comparison.right().text()));
    }
}
