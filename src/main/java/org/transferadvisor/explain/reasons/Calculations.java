package org.transferadvisor.explain.reasons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.explain.formula.Arguments;
import org.transferadvisor.explain.formula.CostFunction;
import org.transferadvisor.explain.formula.FormulaText;
import org.transferadvisor.explain.formula.FunctionCall;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.figures.Working;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;

/** The figures that a firing had computed: which functions its rule calls, with what, and what came out. */
final class Calculations {

    private final Firing firing;
    private final @Nullable WrittenRule written;
    private final FigureFormats formats;
    private final List<Calculation> found = new ArrayList<>();
    private final Map<Object, Set<String>> fields = new HashMap<>();

    private Calculations(Firing firing, @Nullable WrittenRule written, Map<String, String> formats) {
        this.firing = firing;
        this.written = written;
        this.formats = new FigureFormats(formats);
    }

    /**
     * The calculations of a firing.
     *
     * @param formats how the rule's sentence shows its variables
     */
    static Calculations of(Firing firing, WrittenRule written, Map<String, String> formats) {
        Calculations calculations = new Calculations(firing, written, formats);
        calculations.conditions(written.rule().conditions());
        calculations.consequence(written);
        return calculations;
    }

    /**
     * The steps of a figure of a sheet.
     *
     * @param formats how its sentence shows its values
     */
    static Calculations of(Firing firing, Working working, Map<String, String> formats) {
        Calculations calculations = new Calculations(firing, null, formats);
        for (Working.Step step : working.steps()) {
            int dot = step.function().indexOf('.');
            List<String> arguments = step.arguments().stream()
                    .map(each -> Character.isDigit(each.charAt(0)) ? each : "$" + each)
                    .toList();
            Object result = firing.bound().get(step.name());
            boolean chosen = result instanceof Record && !(result instanceof Range);
            calculations.add(
                    chosen ? result.getClass().getSimpleName() : step.name(),
                    chosen ? null : result,
                    new FunctionCall(
                            step.function().substring(0, dot), step.function().substring(dot + 1), arguments),
                    "",
                    null);
        }
        return calculations;
    }

    /** All, in the order of the rule. */
    List<Calculation> all() {
        return List.copyOf(found);
    }

    /** Those that lead to one field of a conclusion; all where the rule's text does not tell. */
    List<Calculation> leadingTo(Object conclusion, String field) {
        if (written == null) {
            return leadingToValue(conclusion, field);
        }
        Expression.New insertion = insertion(written, conclusion);
        int place = conclusion instanceof Record fact
                ? RecordFields.of(fact).names().indexOf(field)
                : -1;
        if (insertion == null || place < 0 || place >= insertion.arguments().size()) {
            return all();
        }
        Set<String> needed =
                new HashSet<>(new RuleArgument(insertion.arguments().get(place).text()).variables());
        needed.add(field);
        return leadingTo(needed);
    }

    /** The steps of a figure of a sheet that lead to one field of it: to the step of that name, or with that result. */
    private List<Calculation> leadingToValue(Object conclusion, String field) {
        Object value = conclusion instanceof Record fact ? RecordFields.of(fact).get(fact, field) : null;
        Set<String> named = found.stream()
                .map(Calculation::name)
                .filter(each -> field.equals(each))
                .collect(Collectors.toCollection(HashSet::new));
        if (named.isEmpty() && value != null) {
            found.stream().filter(each -> value.equals(each.result())).forEach(each -> named.add(each.name()));
        }
        boolean known = conclusion instanceof Record fact
                && RecordFields.of(fact).names().contains(field);
        return known ? leadingTo(named) : all();
    }

    private List<Calculation> leadingTo(Set<String> needed) {
        List<Calculation> leading = new ArrayList<>();
        for (int i = found.size() - 1; i >= 0; i--) {
            if (needed.contains(found.get(i).name())) {
                leading.add(0, found.get(i));
                needed.addAll(found.get(i).uses());
            }
        }
        return List.copyOf(leading);
    }

    /** The fields of a fact that went into a figure without the rule naming them, as the function reads them. */
    Set<String> fieldsOf(Object fact) {
        return fields.getOrDefault(fact, Set.of());
    }

    /** Whether a function chose this one among several. */
    boolean chose(Object fact) {
        return found.stream().anyMatch(each -> fact.equals(each.result()));
    }

    // ---- conditions ----

    private void conditions(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Pattern match && match.from() != null) {
                FunctionCall.of(match.from()).ifPresent(call -> computed(match, call));
            } else if (condition instanceof Condition.And and) {
                conditions(and.parts());
            } else if (condition instanceof Condition.Accumulate gather) {
                gather.functions().forEach(each -> gathered(gather, each));
            }
        }
    }

    private void computed(Condition.Pattern match, FunctionCall call) {
        String demand = match.tests().stream()
                .filter(each -> each instanceof Expression.Comparison)
                .map(each -> each.text().replaceFirst("^\\s*\\$\\w+\\s*:\\s*", ""))
                .collect(Collectors.joining(", "));
        String name = null;
        String field = "";
        if (match.variable() != null) {
            name = match.variable().substring(1);
        } else {
            for (Expression test : match.tests()) {
                if (name == null && test instanceof Expression.Binding binding) {
                    name = binding.variable().substring(1);
                    field = binding.value().text();
                }
            }
        }
        boolean chosen = !match.type().matches("Double|Long|Integer|Boolean|Range|String");
        Object bound = name == null || chosen ? null : firing.bound().get(name);
        String of = field.isEmpty() || chosen ? "" : field + " of ";
        add(chosen ? match.type() : name, bound, call, of, demand.isEmpty() ? null : demand);
    }

    /** What {@code min}, {@code max} and their like make of what is gathered; lists and sets compute nothing. */
    private void gathered(Condition.Accumulate gather, Condition.Function function) {
        if (function.variable() == null
                || !Set.of("min", "max", "sum", "average").contains(function.name())) {
            return;
        }
        String name = function.variable().substring(1);
        Map<String, String> names = new HashMap<>();
        Set<String> types = new HashSet<>();
        gather.condition().all().forEach(condition -> {
            if (condition instanceof Condition.Pattern match) {
                types.add(match.type());
                match.tests().stream()
                        .filter(each -> each instanceof Expression.Binding)
                        .map(each -> (Expression.Binding) each)
                        .forEach(each -> names.put(each.variable(), each.value().text()));
            }
        });
        String argument = function.arguments().get(0).text();
        String field = names.getOrDefault(argument, argument);
        String figures = firing.matched().stream()
                .filter(each -> types.contains(each.type()) && each.value() instanceof Record)
                .map(each -> RecordFields.of((Record) each.value()).get((Record) each.value(), field))
                .filter(each -> each != null)
                .map(each -> FormulaText.figure(each, null))
                .collect(Collectors.joining(", "));
        Object result = firing.bound().get(name);
        found.add(new Calculation(
                name,
                function.name(),
                function.name() + " of " + field,
                figures.isEmpty() ? null : function.name() + " of " + figures,
                result,
                FormulaText.result(result, formats.of(name)),
                null,
                List.copyOf(new RuleArgument(argument).variables())));
    }

    // ---- consequence ----

    /** The functions that stand in what the rule concludes. */
    private void consequence(WrittenRule written) {
        for (Fact fact : firing.concluded()) {
            Expression.New insertion = insertion(written, fact.value());
            if (insertion == null || !(fact.value() instanceof Record conclusion)) {
                continue;
            }
            RecordFields known = RecordFields.of(conclusion);
            for (int i = 0;
                    i < Math.min(insertion.arguments().size(), known.names().size());
                    i++) {
                Optional<FunctionCall> call =
                        FunctionCall.of(insertion.arguments().get(i));
                Object value = known.get(conclusion, i);
                String name = known.names().get(i);
                call.ifPresent(each -> add(name, value, each, "", null));
            }
        }
    }

    /** The part of the consequence that concluded a fact: of its kind, and with its values where literals stand. */
    private static Expression.@Nullable New insertion(WrittenRule written, Object conclusion) {
        for (Expression.New each : written.rule().conclusions()) {
            if (each.type().equals(conclusion.getClass().getSimpleName()) && agrees(each, conclusion)) {
                return each;
            }
        }
        return null;
    }

    private static boolean agrees(Expression.New insertion, Object conclusion) {
        if (!(conclusion instanceof Record fact)) {
            return true;
        }
        List<String> names = RecordFields.of(fact).names();
        for (int i = 0; i < Math.min(names.size(), insertion.arguments().size()); i++) {
            Object literal = insertion.arguments().get(i).stated();
            Object value = RecordFields.of(fact).get(fact, i);
            if (literal instanceof String && value instanceof String && !literal.equals(value)) {
                return false;
            }
        }
        return true;
    }

    // ---- one call ----

    /**
     * Adds a call.
     *
     * @param of which part of the result the name holds, such as {@code likely of }; empty for the whole
     */
    private void add(
            @Nullable String name, @Nullable Object bound, FunctionCall call, String of, @Nullable String demand) {
        List<Object> values = new ArrayList<>();
        call.arguments().forEach(each -> values.add(new RuleArgument(each).value(firing.bound())));
        CostFunction function = CostFunction.of(call, values).orElse(null);
        if (function == null) {
            return;
        }
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, String> shown = new HashMap<>();
        Set<String> uses = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            String parameter = function.parameters().get(i);
            RuleArgument argument = new RuleArgument(call.arguments().get(i));
            uses.addAll(argument.variables());
            if (values.get(i) != null) {
                given.put(parameter, values.get(i));
            }
            String word = argument.name();
            if (word != null) {
                names.put(parameter, word);
            } else if (values.get(i) != CostFunction.UNREADABLE) {
                names.put(parameter, FormulaText.figure(values.get(i), null));
            }
            String format = argument.isVariable() ? formats.of(word) : null;
            if (format != null) {
                shown.put(parameter, format);
            }
        }
        String format = formats.of(name, function.formula(), shown);
        boolean readable = !values.contains(CostFunction.UNREADABLE);
        Arguments arguments = new Arguments(given);
        Object result = bound;
        if (readable) {
            note(function.formula(), arguments);
            result = bound == null ? part(function.result(arguments), of) : bound;
        }
        found.add(new Calculation(
                name,
                call.owner() + "." + call.function(),
                of + function.text(names),
                readable ? of + function.figures(arguments, names, shown) : null,
                result,
                FormulaText.result(result, format),
                demand,
                List.copyOf(uses)));
    }

    private static @Nullable Object part(@Nullable Object result, String of) {
        return of.isEmpty() || !(result instanceof Record fact)
                ? result
                : RecordFields.of(fact).get(fact, of.substring(0, of.indexOf(' ')));
    }

    /** Remembers which fields of which facts the formula reads. */
    private void note(org.transferadvisor.explain.formula.Expression part, Arguments arguments) {
        if (part instanceof org.transferadvisor.explain.formula.Expression.Name name
                && !name.field().isEmpty()) {
            Object of = arguments.values().get(name.parameter());
            List<?> all = of instanceof List<?> several ? several : of == null ? List.of() : List.of(of);
            all.forEach(
                    each -> fields.computeIfAbsent(each, any -> new TreeSet<>()).add(name.field()));
        } else if (part instanceof org.transferadvisor.explain.formula.Expression.Operation operation) {
            note(operation.left(), arguments);
            note(operation.right(), arguments);
        } else if (part instanceof org.transferadvisor.explain.formula.Expression.Negation negation) {
            note(negation.of(), arguments);
        } else if (part instanceof org.transferadvisor.explain.formula.Expression.Call call) {
            call.arguments().forEach(each -> note(each, arguments));
        }
    }
}
