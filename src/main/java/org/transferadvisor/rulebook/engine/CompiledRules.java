package org.transferadvisor.rulebook.engine;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBaseConfiguration;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;

/** The rules of one rulebook as classes, none of them loaded; without those of the built-in one, where it extends that. */
public final class CompiledRules {

    private final RuleIndex index;
    private final SortedMap<String, byte[]> classes;

    CompiledRules(RuleIndex index, Map<String, byte[]> classes) {
        this.index = index;
        this.classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /**
     * What the compiler made.
     *
     * @param module its output; null where there was nothing to compile
     * @param files the rulebook that it compiled
     * @param rules what the rules say of themselves
     */
    public static CompiledRules of(@Nullable InternalKieModule module, RulebookFiles files, List<RuleInfo> rules) {
        if (module == null) {
            return new CompiledRules(RuleIndex.of(files, "", rules), Map.of());
        }
        String model = module.getFileNames().stream()
                .filter(path -> path.endsWith("/drools-model"))
                .flatMap(path -> new String(module.getBytes(path), StandardCharsets.UTF_8).lines())
                .filter(line -> !line.contains(":"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the compiler made no model of the rules"));
        return new CompiledRules(RuleIndex.of(files, model, rules), classes(module));
    }

    /** The classes that the compiler made: content by path. */
    public static Map<String, byte[]> classes(InternalKieModule module) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String path : module.getFileNames()) {
            if (path.endsWith(".class")) {
                classes.put(path, module.getBytes(path));
            }
        }
        return classes;
    }

    /** What is kept beside the classes. */
    public RuleIndex index() {
        return index;
    }

    /** The classes: content by path, such as {@code org/transferadvisor/rules/A.class}. */
    public SortedMap<String, byte[]> classes() {
        return classes;
    }

    /**
     * Loads the classes, by a class loader of their own that is freed with the base.
     *
     * @param base the packed rules of the built-in rulebook; null where this one stands by itself
     * @throws IllegalStateException where they do not make a base
     */
    public LoadedRules load(@Nullable RuleIndex base) {
        RulesClassLoader loader = new RulesClassLoader(classes);
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), loader);
        try {
            Model own = index.model().isEmpty() ? null : model(index.model(), loader);
            if (base == null) {
                return LoadedRules.of(Objects.requireNonNull(own, "a rulebook by itself has rules"), configuration);
            }
            Set<String> left = index.rules().stream()
                    .filter(each -> RulebookFiles.isBuiltIn(each.file()))
                    .map(RuleInfo::name)
                    .collect(Collectors.toSet());
            Model packed = model(base.model(), CompiledRules.class.getClassLoader());
            return LoadedRules.of(own, packed, left, own == null ? null : configuration);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("the compiled rules do not load", e);
        }
    }

    private static Model model(String name, ClassLoader loader) throws ReflectiveOperationException {
        return Class.forName(name, true, loader)
                .asSubclass(Model.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
