package org.transferadvisor.rulebook.safety;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;

/** What a file may hold besides rules, and what a rule may say of itself. */
final class DeclarationCheck {

    private static final String PACKAGE = "org.transferadvisor.rules";
    private static final Set<String> FIELD_TYPES = Set.of("String", "boolean", "int", "long", "double");
    private static final Set<String> ANNOTATIONS = Set.of("id", "source", "because");
    private static final String IMPORTS = "facts, conclusions and cost functions: org.transferadvisor.facts.*,"
            + " org.transferadvisor.facts.reference.*, org.transferadvisor.conclusions.*, org.transferadvisor.costs.*";
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,59}");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,59}");

    /** Rule names become texts and names of generated Java. */
    private static final Pattern RULE_NAME = Pattern.compile("(?!.*(?:/\\*|\\*/))[^\"\\\\\\p{Cntrl}`{}]{1,200}");

    /** An annotation's value: a word, a number of a section, or a text in quotes. */
    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*|\"(?:[^\"\\\\\\n]|\\\\[\"\\\\])*\"");

    private final Refusals refusals;
    private final FactTypes types;

    DeclarationCheck(Refusals refusals, FactTypes types) {
        this.refusals = refusals;
        this.types = types;
    }

    /** Checks what stands in a file besides its rules. */
    void check(PackageDescr file) {
        if (!PACKAGE.equals(file.getName())) {
            refusals.add(
                    file,
                    file.getName().isEmpty() ? "the package is not named" : "the package `" + file.getName() + "`",
                    "package " + PACKAGE,
                    "write it in the first line");
        }
        for (ImportDescr each : file.getImports()) {
            if (!types.isImportable(each.getTarget())) {
                refusals.add(each, "the import of " + Problem.quoted(each.getTarget()), IMPORTS, null);
            }
        }
        file.getFunctionImports()
                .forEach(each -> refuse(each, "`import static " + each.getTarget() + "`", "imports: " + IMPORTS));
        file.getAccumulateImports()
                .forEach(each -> refuse(
                        each,
                        "`import accumulate " + each.getTarget() + "`",
                        String.join(", ", ConditionCheck.FUNCTIONS)));
        String nothing = "rules, and types of fact with `declare`";
        file.getFunctions().forEach(each -> refuse(each, "`function " + each.getName() + "`", nothing));
        file.getGlobals().forEach(each -> refuse(each, "`global " + each.getIdentifier() + "`", nothing));
        file.getEntryPointDeclarations().forEach(each -> refuse(each, "`declare entry-point`", nothing));
        file.getWindowDeclarations().forEach(each -> refuse(each, "`declare window`", nothing));
        file.getEnumDeclarations().forEach(each -> refuse(each, "`declare enum " + each.getTypeName() + "`", nothing));
        file.getAttributes().forEach(this::attribute);
        if (file.getUnit() != null) {
            refuse(file.getUnit(), "`unit " + file.getUnit().getTarget() + "`", nothing);
        }
        file.getTypeDeclarations().forEach(this::type);
    }

    private void refuse(BaseDescr at, String what, String allowed) {
        refusals.add(at, what + " is not allowed", allowed, null);
    }

    private void attribute(AttributeDescr attribute) {
        attribute(refusals, attribute);
    }

    private static void attribute(Refusals refusals, AttributeDescr attribute) {
        refusals.add(
                attribute,
                "the attribute `" + attribute.getName() + "`",
                "rules without attributes: their order means nothing",
                "say with conditions when the rule holds");
    }

    // ---- types that the rules declare ----

    private void type(TypeDeclarationDescr type) {
        String name = type.getTypeName();
        String shown = "the declared type " + Problem.quoted(name);
        if (!TYPE_NAME.matcher(name).matches()
                || !type.getNamespace().isEmpty() && !PACKAGE.equals(type.getNamespace())) {
            refusals.add(
                    type, shown + " has a name that is not allowed", "a capital and then letters and digits", null);
        } else if (types.isTaken(name)) {
            refusals.add(type, shown + " has the name of another type", "a name of its own", null);
        }
        if (!type.getSuperTypes().isEmpty()) {
            refusals.add(type, shown + " has `extends`", "types that stand for themselves", null);
        }
        if (type.isTrait()) {
            refusals.add(type, shown + " is a `trait`", "types with fields and nothing else", null);
        }
        annotations(refusals, type, shown);
        type.getFields().values().forEach(each -> field(each, shown));
    }

    private void field(TypeFieldDescr field, String of) {
        String name = field.getFieldName();
        String fieldType = field.getPattern().getObjectType();
        if (!FIELD_NAME.matcher(name).matches()
                || FactTypes.OF_ANY_OBJECT.contains(name)
                || SourceVersion.isKeyword(name)) {
            refusals.add(
                    field,
                    of + " has a field " + Problem.quoted(name),
                    "a small letter and then letters and digits, two at least, and no word of Java",
                    null);
        }
        if (!FIELD_TYPES.contains(fieldType)) {
            refusals.add(
                    field,
                    of + " has a field of the type " + Problem.quoted(fieldType),
                    String.join(", ", FIELD_TYPES.stream().sorted().toList()),
                    null);
        }
        if (field.getInitExpr() != null && !field.getInitExpr().isBlank()) {
            refusals.add(
                    field,
                    of + " has a field with the value " + Problem.quoted(field.getInitExpr()),
                    "name : type",
                    "the facts file states the value");
        }
        annotations(refusals, field, of);
    }

    private static void annotations(Refusals refusals, AnnotatedBaseDescr on, String of) {
        for (String name : on.getAnnotationNames().stream().sorted().toList()) {
            refusals.add(
                    on,
                    of + " has the annotation `@" + name + "`",
                    "annotations of rules: @id, @source, @because",
                    null);
        }
    }

    // ---- what a rule says of itself ----

    /** Checks all of a rule but its conditions and its consequence. */
    static void head(Refusals refusals, DrlRule rule) {
        RuleDescr parsed = rule.parsed();
        if (!RULE_NAME.matcher(rule.name()).matches()) {
            refusals.add(
                    parsed,
                    "the rule's name " + Problem.quoted(rule.name()),
                    "up to 200 characters without `\"`, `\\`, braces, backticks and comments",
                    null);
        }
        if (parsed.isQuery()) {
            refusals.add(parsed, "`query " + rule.name() + "` is not allowed", "rules", null);
        }
        if (parsed.getParentName() != null) {
            refusals.add(
                    parsed,
                    "the rule has `extends " + parsed.getParentName() + "`",
                    "rules that stand for themselves",
                    "repeat the conditions, or conclude them in a rule of their own");
        }
        if (parsed.getUnit() != null) {
            refusals.add(parsed, "`unit`", "rules", null);
        }
        for (Map.Entry<String, AttributeDescr> each : parsed.getAttributes().entrySet()) {
            attribute(refusals, each.getValue());
        }
        for (String name : parsed.getNamedConsequences().keySet()) {
            refusals.add(parsed, "`then[" + name + "]`", "one `then`", "write a rule for each consequence");
        }
        for (AnnotationDescr each : parsed.getAnnotations()) {
            annotation(refusals, refusals.place(parsed, "@" + each.getName()), each);
        }
    }

    private static void annotation(Refusals refusals, Place at, AnnotationDescr annotation) {
        String shown = "the annotation `@" + annotation.getName() + "`";
        if (!ANNOTATIONS.contains(annotation.getName())) {
            refusals.add(at, shown, "@id, @source and @because", null);
            return;
        }
        if (annotation.isDuplicated()) {
            refusals.add(at, shown + " stands twice", "one of each", null);
        }
        Object value = annotation.getSingleValue();
        boolean one = annotation.getValueMap().size() <= 1;
        boolean plain = value == null
                || value instanceof String text && VALUE.matcher(text.strip()).matches();
        if (!one || !plain) {
            refusals.add(
                    at,
                    shown + " has the value " + Problem.quoted(String.valueOf(one ? value : annotation.getValueMap())),
                    "one word, or one text in quotes",
                    quotesInside(value) ? "write `\\\"` inside a text" : "put the text in double quotes");
        }
        for (String inner : annotation.getAnnotationNames()) {
            refusals.add(at, shown + " has `@" + inner + "` in it", "one word, or one text in quotes", null);
        }
    }

    private static boolean quotesInside(@Nullable Object value) {
        return value != null && value.toString().strip().matches("(?s)\".*\"");
    }
}
