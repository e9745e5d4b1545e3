package org.transferadvisor.rulebook.safety;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.safety.expression.Names;

/**
 * The kinds of fact, the fields and the functions that the rules of one rulebook may name. Fields are allowed by name: every
 * value that a rule can reach is a fact, a text, a number or a collection of these, so a field of one is harmless on another.
 */
final class FactTypes implements Names {

    /** Packages of the kinds of fact, all of them records. */
    static final List<String> FACTS = List.of(
            "org.transferadvisor.facts", "org.transferadvisor.facts.reference", "org.transferadvisor.conclusions");

    /** Package of the cost functions. */
    static final String COSTS = "org.transferadvisor.costs";

    /** Kinds of value that a pattern may name. */
    static final Set<String> VALUES =
            Set.of("String", "Double", "Long", "Integer", "Boolean", "Number", "Object", "List", "Set", "Collection");

    /** What any object answers to; most of it leads out of the facts. */
    static final Set<String> OF_ANY_OBJECT = Set.of(
            "class", "getClass", "hashCode", "toString", "equals", "notify", "notifyAll", "wait", "clone", "finalize");

    private static final String CONCLUSIONS = "org.transferadvisor.conclusions";
    private static final Set<String> OF_VALUES = Set.of("size", "empty", "length");
    private static final Set<String> CALLS = Set.of("doubleValue", "longValue", "intValue", "size", "isEmpty");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.])([A-Z][A-Za-z0-9]*)\\s*\\(");

    private final Set<String> declared = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();
    private final Map<String, Optional<Class<?>>> classes = new HashMap<>();

    private FactTypes() {}

    /** What files of rules may name: the built-in kinds that they mention, and those that they declare. */
    static FactTypes in(Collection<DrlFile> files) {
        FactTypes types = new FactTypes();
        Set<String> words = new TreeSet<>();
        for (DrlFile file : files) {
            if (file.parsed() == null) {
                continue;
            }
            for (TypeDeclarationDescr each : file.parsed().getTypeDeclarations()) {
                if (!types.isTaken(each.getTypeName())) {
                    types.declared.add(each.getTypeName());
                }
                types.fields.addAll(each.getFields().keySet());
            }
            Matcher word = NAMED.matcher(file.text());
            while (word.find()) {
                words.add(word.group(1));
            }
        }
        types.fields.removeAll(OF_ANY_OBJECT);
        Set<Class<?>> seen = new HashSet<>();
        words.forEach(word -> types.fieldsOf(types.fact(word), seen));
        types.fields.addAll(OF_VALUES);
        return types;
    }

    private void fieldsOf(@Nullable Class<?> type, Set<Class<?>> seen) {
        if (type != null && type.isRecord() && seen.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                fields.add(component.getName());
                fieldsOf(component.getType(), seen);
            }
        }
    }

    /** The record of that name; null where there is none. */
    private @Nullable Class<?> fact(String name) {
        return FACTS.stream()
                .map(each -> named(each + "." + name))
                .filter(each -> each != null && each.isRecord())
                .findFirst()
                .orElse(null);
    }

    /** Whether a pattern may name it. */
    boolean isFact(String name) {
        return declared.contains(name) || VALUES.contains(name) || fact(name) != null;
    }

    /** Whether a rule may conclude it. */
    boolean isConclusion(String name) {
        Class<?> type = fact(name);
        return declared.contains(name) || type != null && type.getPackageName().equals(CONCLUSIONS);
    }

    /** Whether the name means some class without being imported, allowed or not. Other names lead nowhere. */
    boolean isTaken(String name) {
        return VALUES.contains(name)
                || named("java.lang." + name) != null
                || named(COSTS + "." + name) != null
                || FACTS.stream().anyMatch(each -> named(each + "." + name) != null);
    }

    /** Whether a class, by its full name, is a record. */
    static boolean isRecord(String name) {
        Class<?> type = load(name);
        return type != null && type.isRecord();
    }

    /** Whether an import may name it. */
    boolean isImportable(String target) {
        if (target.endsWith(".*")) {
            String name = target.substring(0, target.length() - 2);
            return FACTS.contains(name) || COSTS.equals(name);
        }
        int dot = target.lastIndexOf('.');
        String in = dot < 0 ? "" : target.substring(0, dot);
        String name = target.substring(dot + 1);
        if (in.equals("java.util") || in.equals("java.lang")) {
            return VALUES.contains(name) && named(target) != null;
        }
        Class<?> type = FACTS.contains(in) || COSTS.equals(in) ? named(target) : null;
        return type != null && (type.isRecord() || COSTS.equals(in));
    }

    @Override
    public Set<String> fields() {
        return fields;
    }

    /** Whether a variable may be asked for it in a consequence: a field, or a number or size. */
    boolean isAccessor(String name) {
        return fields.contains(name) || CALLS.contains(name);
    }

    @Override
    public boolean ofAnyObject(String name) {
        return OF_ANY_OBJECT.contains(name);
    }

    @Override
    public Set<String> functions(String type) {
        Class<?> found = type.equals(Range.class.getSimpleName()) ? Range.class : named(COSTS + "." + type);
        Set<String> names = new TreeSet<>();
        if (found != null) {
            Arrays.stream(found.getDeclaredMethods())
                    .filter(each -> Modifier.isStatic(each.getModifiers()) && Modifier.isPublic(each.getModifiers()))
                    .map(Method::getName)
                    .forEach(names::add);
        }
        return names;
    }

    /** The class of that full name, looked for once; null where there is none. */
    private @Nullable Class<?> named(String name) {
        return classes.computeIfAbsent(name, any -> Optional.ofNullable(load(name)))
                .orElse(null);
    }

    private static @Nullable Class<?> load(String name) {
        if (!TYPE.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
            return null;
        }
        try {
            return Class.forName(name, false, FactTypes.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null; // a linkage error where the file system does not tell capitals from small letters
        }
    }
}
