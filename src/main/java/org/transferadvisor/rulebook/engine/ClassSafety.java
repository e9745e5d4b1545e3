package org.transferadvisor.rulebook.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.check.safety.RuleSafety;

/**
 * Looks at compiled rules before they are loaded: what they reach must be what the compiler makes of allowed rules. It finds
 * nothing as long as {@link RuleSafety} leaves no hole.
 */
public final class ClassSafety {

    private static final String RULES = "org/transferadvisor/rules/";
    private static final String PROJECT = "org/drools/project/model/";

    private final Map<String, String> refused = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Boolean> ours = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ClassSafety() {}

    /**
     * Checks compiled rules.
     *
     * @param classes class files by path, such as {@code org/transferadvisor/rules/Rules1.class}
     * @return what they reach and may not, each once; empty where they may be loaded
     */
    public static List<Problem> check(Map<String, byte[]> classes) {
        ClassSafety safety = new ClassSafety();
        new TreeMap<>(classes).forEach(safety::read);
        safety.refused.forEach((name, path) -> {
            boolean memberSaysIt = name.indexOf('.') < 0
                    && safety.refused.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
            if (!memberSaysIt) {
                safety.add(Problem.quoted(name.replace('/', '.')) + " is reached from `" + simple(path) + "`");
            }
        });
        return List.copyOf(safety.problems);
    }

    private void read(String path, byte[] classFile) {
        boolean project = path.startsWith(PROJECT);
        if (!project && !path.startsWith(RULES)) {
            add("the class " + Problem.quoted(path) + " is none that rules compile to");
            return;
        }
        CompilerOutput allowed = project ? CompilerOutput.OF_PROJECT : CompilerOutput.OF_RULES;
        try {
            for (String name : ClassReferences.of(classFile)) {
                if (seen.add(project + name) && !isOurs(name) && !allowed.holds(name)) {
                    refused.putIfAbsent(name, path);
                }
            }
        } catch (IOException e) {
            add("the class " + Problem.quoted(path) + " cannot be read");
        }
    }

    /** Compiled rules themselves, records of facts and conclusions, what sheets hold, and the cost functions. */
    private boolean isOurs(String name) {
        int dot = name.indexOf('.');
        String type = dot < 0 ? name : name.substring(0, dot);
        if (type.startsWith(RULES) || type.startsWith(PROJECT)) {
            return true;
        }
        return type.startsWith("org/transferadvisor/")
                && ours.computeIfAbsent(type.replace('/', '.'), ClassSafety::isFactOrCost);
    }

    private static boolean isFactOrCost(String type) {
        String in = type.substring(0, type.lastIndexOf('.'));
        return in.equals(RuleSafety.COSTS)
                || in.equals(RuleSafety.FIGURES)
                || RuleSafety.FACTS.contains(in) && RuleSafety.isRecord(type);
    }

    private static String simple(String path) {
        return path.substring(path.startsWith(RULES) ? RULES.length() : 0).replace(".class", "");
    }

    private void add(String message) {
        problems.add(new Problem(
                "the compiled rules",
                0,
                0,
                "",
                message,
                "facts, conclusions, cost functions, and what the engine needs to match them",
                "look for a call in the conditions and consequences"));
    }
}
