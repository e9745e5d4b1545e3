package org.transferadvisor.rulebook.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OperatorDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;
import org.drools.drl.parser.DrlExprParser;
import org.drools.drl.parser.DrlExprParserFactory;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Turns the parser's description of a rule's conditions into {@link Condition}s. */
final class ConditionReader {

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?[lLdDfF]?");

    private ConditionReader() {}

    /** The conditions of a rule, from its left-hand side. */
    static List<Condition> read(AndDescr conditions) {
        return children(conditions.getDescrs());
    }

    private static List<Condition> children(List<?> descrs) {
        List<Condition> children = new ArrayList<>();
        new ArrayList<>(descrs).forEach(each -> children.add(condition((BaseDescr) each)));
        return List.copyOf(children);
    }

    private static Condition condition(BaseDescr descr) {
        Place place = place(descr);
        if (descr instanceof PatternDescr pattern) {
            return pattern(pattern);
        }
        if (descr instanceof AndDescr and) {
            return new Condition.And(children(and.getDescrs()), place);
        }
        if (descr instanceof OrDescr or) {
            return new Condition.Or(children(or.getDescrs()), place);
        }
        if (descr instanceof NotDescr not) {
            return new Condition.Not(one(children((List<?>) not.getDescrs()), place), place);
        }
        if (descr instanceof ExistsDescr exists) {
            return new Condition.Exists(one(children(exists.getDescrs()), place), place);
        }
        return new Condition.Other(
                descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT), place);
    }

    private static Condition one(List<Condition> children, Place place) {
        return children.size() == 1 ? children.get(0) : new Condition.And(children, place);
    }

    private static Condition pattern(PatternDescr pattern) {
        Place place = place(pattern);
        List<Test> tests = new ArrayList<>();
        for (Object each : pattern.getDescrs()) {
            if (each instanceof ExprConstraintDescr expression) {
                tests.add(test(expression.getExpression(), place(expression)));
            } else {
                tests.add(new Test.Other(String.valueOf(each), place((BaseDescr) each)));
            }
        }
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            List<Condition.Function> functions = new ArrayList<>();
            accumulate
                    .getFunctions()
                    .forEach(each -> functions.add(new Condition.Function(
                            each.getBind() == null ? pattern.getIdentifier() : each.getBind(),
                            each.getFunction(),
                            Arrays.asList(each.getParams()))));
            Condition of = condition(accumulate.getInput());
            return new Condition.Gather(of, List.copyOf(functions), List.copyOf(tests), place);
        }
        if (pattern.getSource() instanceof CollectDescr collect) {
            Condition of = condition(collect.getInputPattern());
            Condition.Function function = new Condition.Function(pattern.getIdentifier(), "collect", List.of());
            return new Condition.Gather(of, List.of(function), List.copyOf(tests), place);
        }
        String from = null;
        if (pattern.getSource() instanceof FromDescr source) {
            from = source.getDataSource().getText();
        } else if (pattern.getSource() != null) {
            from = pattern.getSource().toString();
        }
        String type = pattern.getObjectType() == null ? "" : pattern.getObjectType();
        return new Condition.Match(type, pattern.getIdentifier(), List.copyOf(tests), from, place);
    }

    /** Reads what stands between two commas of a pattern. */
    static Test test(String text, Place place) {
        DrlExprParser parser = DrlExprParserFactory.getDrlExprParser(LanguageLevelOption.DRL6);
        ConstraintConnectiveDescr parsed;
        try {
            parsed = parser.parse(text);
        } catch (RuntimeException e) {
            return new Test.Other(text, place);
        }
        if (parsed == null || parser.hasErrors()) {
            return new Test.Other(text, place);
        }
        return test(parsed, text, place);
    }

    private static Test test(BaseDescr descr, String text, Place place) {
        if (descr instanceof ConstraintConnectiveDescr group) {
            List<Test> tests = new ArrayList<>();
            group.getDescrs()
                    .forEach(each ->
                            tests.add(test(each, group.getDescrs().size() == 1 ? text : each.toString(), place)));
            if (tests.size() == 1) {
                return tests.get(0);
            }
            return switch (group.getConnective()) {
                case AND, INC_AND -> new Test.AllOf(List.copyOf(tests), place);
                case OR, INC_OR -> new Test.AnyOf(List.copyOf(tests), place);
                default -> new Test.Other(text, place);
            };
        }
        if (descr instanceof RelationalExprDescr relation) {
            return comparison(relation, text, place);
        }
        if (descr instanceof BindingDescr binding) {
            return new Test.Binding(binding.getVariable(), binding.getExpression(), place);
        }
        return new Test.Other(text, place);
    }

    private static Test comparison(RelationalExprDescr relation, String text, Place place) {
        String variable = relation.getLeft() instanceof BindingDescr binding ? binding.getVariable() : null;
        String field = expression(relation.getLeft());
        String right = expression(relation.getRight());
        if (field == null || right == null) {
            return new Test.Other(text, place);
        }
        OperatorDescr written = relation.getOperatorDescr();
        String parameters =
                written.getParameters() == null ? "" : "[" + String.join(", ", written.getParameters()) + "]";
        String operator = (written.isNegated() ? "not " : "") + written.getOperator() + parameters;
        return new Test.Comparison(field, variable, operator, operand(right), text, place);
    }

    private static @Nullable String expression(BaseDescr descr) {
        if (descr instanceof AtomicExprDescr atom) {
            return atom.getExpression().strip();
        }
        return descr instanceof BindingDescr binding ? binding.getExpression().strip() : null;
    }

    private static Operand operand(String text) {
        if (text.equals("null")) {
            return new Operand.Literal(null);
        }
        if (text.equals("true") || text.equals("false")) {
            return new Operand.Literal(text.equals("true"));
        }
        if (NUMBER.matcher(text).matches()) {
            return new Operand.Literal(new BigDecimal(text.replaceAll("[lLdDfF]$", "")));
        }
        boolean quoted = text.length() >= 2
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"));
        return quoted ? new Operand.Literal(text.substring(1, text.length() - 1)) : new Operand.Expression(text);
    }

    private static Place place(BaseDescr descr) {
        return new Place(Math.max(1, descr.getLine()), Math.max(1, descr.getColumn() + 1));
    }
}
