package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.SourceText;

/**
 * One rule as its file has it.
 *
 * @param rule its model
 * @param conditions what stands between {@code when} and {@code then}, in order
 * @param consequence what stands between {@code then} and {@code end}
 */
public record DrlRule(Rule rule, List<Condition> conditions, String consequence) {

    static DrlRule of(Rule rule, String text) {
        int then = new SourceText(rule.file(), text).offset(rule.then()) + "then".length();
        int end = text.substring(0, rule.end()).stripTrailing().lastIndexOf("end");
        return new DrlRule(
                rule,
                rule.conditions().stream().map(ConditionView::of).toList(),
                text.substring(Math.min(then, Math.max(then, end)), Math.max(then, end)));
    }

    /** Its file, relative to the rulebook. */
    public String file() {
        return rule.file();
    }

    /** Its name. */
    public String name() {
        return rule.name();
    }

    /** Where it starts. */
    public Place place() {
        return new Place(rule.place().line(), rule.place().column());
    }

    /** Where {@code then} stands. */
    public Place consequencePlace() {
        return new Place(rule.then().line(), 1);
    }

    /** The conclusions that it draws, in order. */
    public List<Insertion> insertions() {
        return rule.conclusions().stream()
                .map(each -> new Insertion(
                        each.type(),
                        each.arguments().stream().map(Expression::text).toList()))
                .toList();
    }

    /** The value of an annotation without the quotes around it; empty where the rule has none of that name. */
    public String annotation(String named) {
        return rule.annotation(named);
    }
}
