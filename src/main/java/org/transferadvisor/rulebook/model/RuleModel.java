package org.transferadvisor.rulebook.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.reading.DeclaredFields;

/** All rules of a rulebook, read once, with the kinds of fact that they may name and what leads to what. */
public final class RuleModel {

    private final List<RuleFile> files;
    private final Map<String, Rule> byName = new LinkedHashMap<>();
    private final Vocabulary vocabulary;
    private final RuleGraph graph;

    /** The rules of some files. */
    public RuleModel(List<RuleFile> files) {
        this.files = List.copyOf(files);
        List<Declaration> declarations = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (RuleFile file : files) {
            declarations.addAll(file.declarations());
            rules.addAll(file.rules());
        }
        rules.forEach(each -> byName.putIfAbsent(each.name(), each));
        this.vocabulary = Vocabulary.of(declarations);
        this.graph = new RuleGraph(rules);
    }

    /** The files, by path. */
    public List<RuleFile> files() {
        return files;
    }

    /** The rules, in the order of the files. */
    public List<Rule> rules() {
        return graph.rules();
    }

    /** The rules by name. */
    public Map<String, Rule> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** The kinds of fact and the functions. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What leads to what. */
    public RuleGraph graph() {
        return graph;
    }

    /** What the rules say of the fields of the kinds of fact that they declare. */
    public DeclaredFields declaredFields() {
        Map<String, Map<String, Set<String>>> words = new LinkedHashMap<>();
        for (Rule rule : rules()) {
            for (Rule.Matched each : rule.patterns()) {
                each.pattern().comparisons().stream()
                        .filter(test ->
                                test.operator().equals("==") && test.right().stated() instanceof String)
                        .forEach(test -> words.computeIfAbsent(each.pattern().type(), any -> new LinkedHashMap<>())
                                .computeIfAbsent(test.field(), any -> new TreeSet<>())
                                .add(String.valueOf(test.right().stated())));
            }
        }
        return new DeclaredFields() {
            @Override
            public boolean optional(String type, String field) {
                Vocabulary.Kind kind = vocabulary.kind(type);
                Vocabulary.Member member = kind == null ? null : kind.members().get(field);
                return member == null || member.unknown();
            }

            @Override
            public @Nullable Field limits(String type, String field) {
                Vocabulary.Kind kind = vocabulary.kind(type);
                Vocabulary.Member member = kind == null ? null : kind.members().get(field);
                return member == null ? null : member.limits();
            }

            @Override
            public Set<String> words(String type, String field) {
                return words.getOrDefault(type, Map.of()).getOrDefault(field, Set.of());
            }
        };
    }

    /** What a conclusion takes for a field; null where its kind has no such field, or none of a kind that is known. */
    public @Nullable Expression argument(Expression.New conclusion, String field) {
        int place = vocabulary.fieldNames(conclusion.type()).indexOf(field);
        return place < 0 || place >= conclusion.arguments().size()
                ? null
                : conclusion.arguments().get(place);
    }

    /** The value that a conclusion states for a field; null where it is no literal. */
    public @Nullable Object stated(Expression.New conclusion, String field) {
        return argument(conclusion, field) instanceof Expression.Literal literal ? literal.value() : null;
    }
}
