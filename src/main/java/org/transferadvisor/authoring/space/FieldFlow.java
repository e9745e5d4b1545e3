package org.transferadvisor.authoring.space;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.transferadvisor.rulebook.model.Expression;

/**
 * What some rules compare fields with, followed over conclusions back to the input: where a rule tests a conclusion that
 * another rule copied from a fact, the test counts for that fact.
 */
final class FieldFlow {

    private final ConcludingRules conclusions;
    private final References references;
    private final InputFields inputs;

    /** Values that a field is compared with. */
    private final Map<FieldKey, Set<Object>> compared = new TreeMap<>();
    /** Values that rules give a field of a conclusion. */
    private final Map<FieldKey, Set<Object>> given = new TreeMap<>();
    /** Fields whose values make a difference. */
    private final Set<FieldKey> relevant = new TreeSet<>();

    private final Set<FieldKey> againstNull = new TreeSet<>();
    /** Fields that are compared with what is not known before a run, or go through a function. */
    private final Set<FieldKey> opaque = new TreeSet<>();

    /** Fields of conclusions that take other values than those in rules and tables. */
    private final Set<FieldKey> unknown = new TreeSet<>();

    private final Map<String, Set<FieldKey>> reads = new LinkedHashMap<>();
    /** Whether conclusions of other rules take values that are not known here. */
    private final boolean alone;

    private boolean changed = true;

    FieldFlow(List<RuleReading> rules, ConcludingRules conclusions, References references, InputFields inputs) {
        this.conclusions = conclusions;
        this.references = references;
        this.inputs = inputs;
        this.alone = false;
        follow(rules);
    }

    /**
     * The same for the rules of one step alone.
     *
     * @param told fields of what they conclude that later steps look at, in ways that are not known here
     */
    FieldFlow(
            List<RuleReading> rules,
            ConcludingRules conclusions,
            References references,
            InputFields inputs,
            Set<FieldKey> told) {
        this.conclusions = conclusions;
        this.references = references;
        this.inputs = inputs;
        this.alone = true;
        relevant.addAll(told);
        opaque.addAll(told);
        for (RuleReading rule : rules) {
            rule.sought().stream()
                    .map(RuleReading.Sought::source)
                    .filter(Objects::nonNull)
                    .forEach(source -> hide(rule, source));
        }
        follow(rules);
    }

    private void follow(List<RuleReading> rules) {
        while (changed) {
            changed = false;
            rules.forEach(this::follow);
        }
    }

    Set<Object> compared(FieldKey key) {
        return compared.getOrDefault(key, Set.of());
    }

    boolean againstNull(FieldKey key) {
        return againstNull.contains(key);
    }

    boolean opaque(FieldKey key) {
        return opaque.contains(key);
    }

    Set<FieldKey> relevant() {
        return relevant;
    }

    /** The input fields whose values make a difference in a rule itself. */
    Set<FieldKey> reads(RuleReading rule) {
        return reads.getOrDefault(rule.id(), Set.of());
    }

    /** Whether a kind of conclusion says in words what it says, and not in numbers that a function computed. */
    boolean inWords(String type) {
        return relevant.stream()
                .filter(key -> key.type().equals(type))
                .noneMatch(key -> opaque.contains(key) && conclusions.isNumber(key));
    }

    private void follow(RuleReading rule) {
        for (RuleReading.Sought sought : rule.sought()) {
            sought.comparisons().forEach(comparison -> compare(rule, sought, comparison));
        }
        for (Expression.New insertion : rule.conclusions()) {
            List<String> fields = conclusions.fields(insertion.type());
            for (int i = 0; i < fields.size() && i < insertion.arguments().size(); i++) {
                conclude(
                        rule,
                        new FieldKey(insertion.type(), fields.get(i)),
                        insertion.arguments().get(i));
            }
        }
    }

    // ---- comparisons ----

    private void compare(RuleReading rule, RuleReading.Sought sought, Expression.Comparison comparison) {
        Term left = sought.source() == null
                ? new Term.Copied(sought.type(), comparison.field())
                : new Term.Made(List.of(sought.source()));
        if (comparison.literal() != null && comparison.literal().value() == null) {
            copied(rule, left, key -> changed |= againstNull.add(key));
            return;
        }
        Term right = rule.term(comparison.right(), sought.type());
        touch(rule, left);
        touch(rule, right);
        Set<Object> ofLeft = values(rule, left);
        Set<Object> ofRight = values(rule, right);
        copied(rule, left, key -> differ(key, ofRight));
        copied(rule, right, key -> differ(key, ofLeft));
        if (!known(left) && !known(right)) {
            copied(rule, left, key -> changed |= opaque.add(key));
            copied(rule, right, key -> changed |= opaque.add(key));
        }
    }

    private void copied(RuleReading rule, Term term, Consumer<FieldKey> then) {
        if (term instanceof Term.Copied copied) {
            FieldKey key = new FieldKey(copied.type(), copied.field());
            see(rule, key);
            then.accept(key);
        }
    }

    private void differ(FieldKey key, Set<Object> values) {
        changed |= compared.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(values);
    }

    /** Marks what a term is made of as making a difference. */
    private void touch(RuleReading rule, Term term) {
        copied(rule, term, key -> {});
        if (term instanceof Term.Made made) {
            made.of().forEach(each -> hide(rule, each));
        }
    }

    /** Marks what goes through a function. */
    private void hide(RuleReading rule, Term term) {
        copied(rule, term, key -> changed |= opaque.add(key));
        if (term instanceof Term.Made made) {
            made.of().forEach(each -> hide(rule, each));
        } else if (term instanceof Term.Whole whole) {
            for (String field : conclusions.fields(whole.type())) {
                copied(rule, new Term.Copied(whole.type(), field), key -> changed |= opaque.add(key));
            }
            for (FieldKey field : inputs.fields(whole.type())) {
                copied(rule, new Term.Copied(field.type(), field.path()), key -> changed |= opaque.add(key));
            }
        }
    }

    private void see(RuleReading rule, FieldKey key) {
        changed |= relevant.add(key);
        if (inputs.get(key) != null) {
            changed |= reads.computeIfAbsent(rule.id(), any -> new TreeSet<>()).add(key);
        }
    }

    // ---- conclusions ----

    private void conclude(RuleReading rule, FieldKey field, Expression argument) {
        Term term = rule.term(argument, "");
        changed |= given.computeIfAbsent(field, any -> new LinkedHashSet<>()).addAll(values(rule, term));
        changed |= !known(term) && unknown.add(field);
        for (FieldKey key : Set.copyOf(relevant)) {
            if (!key.type().equals(field.type()) || !key.field().equals(field.path())) {
                continue;
            }
            String below = key.path().substring(field.path().length());
            if (term instanceof Term.Copied copied) {
                FieldKey origin = new FieldKey(copied.type(), copied.field() + below);
                see(rule, origin);
                differ(origin, compared(key));
                changed |= againstNull.contains(key) && againstNull.add(origin);
                changed |= opaque.contains(key) && opaque.add(origin);
                changed |= opaque.contains(origin) && opaque.add(key);
            } else if (!(term instanceof Term.Stated)) {
                changed |= opaque.add(key);
                hide(rule, term);
                numbers(term, compared(key));
            }
        }
    }

    /**
     * Numbers that a function's result is compared with count for a record of shares that goes into it: with all its parts
     * equal, a weighted mean of them is that number.
     */
    private void numbers(Term term, Set<Object> values) {
        if (term instanceof Term.Made made) {
            made.of().forEach(each -> numbers(each, values));
        } else if (term instanceof Term.Copied copied) {
            FieldKey key = new FieldKey(copied.type(), copied.field());
            InputFields.Input input = inputs.get(key);
            if (input != null && Cells.isRecordOfNumbers(input.type())) {
                differ(key, values);
            }
        }
    }

    /** Whether all values that a term may take stand in rules and tables. */
    private boolean known(Term term) {
        if (term instanceof Term.Copied copied) {
            FieldKey whole = new FieldKey(copied.type(), new FieldKey(copied.type(), copied.field()).field());
            return references.knows(copied.type())
                    || conclusions.knows(copied.type())
                            && !unknown.contains(whole)
                            && !(alone && !given.containsKey(whole));
        }
        return term instanceof Term.Stated;
    }

    private Set<Object> values(RuleReading rule, Term term) {
        if (term instanceof Term.Stated stated) {
            return Set.of(Slice.same(stated.value()));
        }
        if (!(term instanceof Term.Copied copied)) {
            return Set.of();
        }
        if (references.knows(copied.type())) {
            Set<Object> values = new HashSet<>();
            rule.sought().stream()
                    .filter(each -> each.type().equals(copied.type()) && !each.computed())
                    .forEach(each -> values.addAll(
                            references.values(copied.type(), copied.field(), Slice.equal(each, Map.of()))));
            return values;
        }
        return given.getOrDefault(new FieldKey(copied.type(), copied.field()), Set.of());
    }
}
