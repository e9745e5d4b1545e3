package org.transferadvisor.rulebook.drl;

import java.util.List;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * One rule as its file has it.
 *
 * @param file path relative to the rulebook
 * @param name its name
 * @param conditions what stands between {@code when} and {@code then}, in order
 * @param consequence what stands between {@code then} and {@code end}
 * @param consequencePlace where {@code then} stands
 * @param place where the rule starts
 * @param parsed the parser's own description
 */
public record DrlRule(
        String file,
        String name,
        List<Condition> conditions,
        String consequence,
        Place consequencePlace,
        Place place,
        RuleDescr parsed) {

    static DrlRule of(String file, RuleDescr parsed) {
        return new DrlRule(
                file,
                parsed.getName(),
                ConditionReader.read(parsed.getLhs()),
                String.valueOf(parsed.getConsequence()),
                new Place(Math.max(1, parsed.getConsequenceLine()), 1),
                new Place(Math.max(1, parsed.getLine()), Math.max(1, parsed.getColumn() + 1)),
                parsed);
    }

    /** The conclusions that it draws, in order. */
    public List<Insertion> insertions() {
        return Insertion.in(consequence);
    }

    /** The value of an annotation without the quotes around it; empty where the rule has none of that name. */
    public String annotation(String named) {
        AnnotationDescr annotation = parsed.getAnnotation(named);
        return annotation == null || annotation.getSingleValue() == null
                ? ""
                : unquoted(annotation.getSingleValue().toString()).strip();
    }

    private static String unquoted(String value) {
        String text = value.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
