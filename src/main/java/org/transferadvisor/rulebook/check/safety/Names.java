package org.transferadvisor.rulebook.check.safety;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.model.Vocabulary;

/**
 * The kinds of fact, the fields and the functions that rules may name. Fields are allowed by name: every value that a rule can reach is a
 * fact, a text, a number or a collection of these, so a field of one is harmless on another.
 */
final class Names {

    private static final List<String> FACTS = RuleSafety.FACTS;
    private static final String COSTS = RuleSafety.COSTS;

    /** Kinds of value that a pattern may name. */
    static final Set<String> VALUES =
            Set.of("String", "Double", "Long", "Integer", "Boolean", "Number", "List", "Set", "Collection");

    /** What any object answers to; most of it leads out of the facts. */
    private static final Set<String> OF_ANY_OBJECT = Set.of(
            "class", "getClass", "hashCode", "toString", "equals", "notify", "notifyAll", "wait", "clone", "finalize");

    private static final Set<String> OF_VALUES = Set.of("size", "empty", "length");
    private static final Set<String> CALLS = Set.of("doubleValue", "longValue", "intValue", "size", "isEmpty");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private final Vocabulary vocabulary;
    private final Set<String> fields = new TreeSet<>();

    Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.types().forEach(each -> fields.addAll(vocabulary.fieldNames(each)));
        fields.removeAll(OF_ANY_OBJECT);
        fields.addAll(OF_VALUES);
    }

    /** Whether a pattern may name it. */
    boolean isMatched(String type) {
        return VALUES.contains(type) || vocabulary.kind(type) != null;
    }

    /** Whether a rule may conclude it. */
    boolean isConcluded(String type) {
        Vocabulary.Kind kind = vocabulary.kind(type);
        return kind != null
                && (kind.origin() == Vocabulary.Origin.CONCLUSION || kind.origin() == Vocabulary.Origin.DECLARED);
    }

    /** Whether the name means some class without being declared. */
    static boolean isTaken(String name) {
        return VALUES.contains(name)
                || Stream.concat(Stream.of("java.lang", COSTS), FACTS.stream())
                        .anyMatch(each -> load(each + "." + name) != null);
    }

    /** Whether an import may name it. */
    static boolean isImportable(String target) {
        if (target.endsWith(".*")) {
            String name = target.substring(0, target.length() - 2);
            return FACTS.contains(name) || COSTS.equals(name);
        }
        int dot = target.lastIndexOf('.');
        String in = dot < 0 ? "" : target.substring(0, dot);
        if (in.equals("java.util") || in.equals("java.lang")) {
            return VALUES.contains(target.substring(dot + 1)) && load(target) != null;
        }
        Class<?> type = FACTS.contains(in) || COSTS.equals(in) ? load(target) : null;
        return type != null && (type.isRecord() || COSTS.equals(in));
    }

    /** The fields of all kinds of fact. */
    Set<String> fields() {
        return fields;
    }

    /** Whether a variable may be asked for it in a consequence: a field, or a number or size. */
    boolean isAccessor(String name) {
        return fields.contains(name) || CALLS.contains(name);
    }

    /** Whether any object answers to it, fact or not, so that it is no misspelt field. */
    static boolean ofAnyObject(String name) {
        return OF_ANY_OBJECT.contains(name);
    }

    /** The functions of a class that rules may call; empty where they may call none. */
    static Set<String> functions(String type) {
        Class<?> found = type.equals(Range.class.getSimpleName()) ? Range.class : Vocabulary.functions(type);
        Set<String> names = new TreeSet<>();
        if (found != null) {
            Arrays.stream(found.getDeclaredMethods())
                    .filter(each -> Modifier.isStatic(each.getModifiers()) && Modifier.isPublic(each.getModifiers()))
                    .forEach(each -> names.add(each.getName()));
        }
        return names;
    }

    /** Whether a class, by its full name, is a record. */
    static boolean isRecord(String name) {
        Class<?> type = load(name);
        return type != null && type.isRecord();
    }

    private static @Nullable Class<?> load(String name) {
        if (!TYPE.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
            return null;
        }
        try {
            return Class.forName(name, false, Names.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // a linkage error where the file system does not tell capitals from small letters
        }
    }
}
