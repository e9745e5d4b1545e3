package org.transferadvisor.authoring.scenarios;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.RecordFields;

/**
 * A way into an advice, such as {@code costs.LORA.gpuHours.likely}. An entry of a list is named by its place, from 0, or by
 * what identifies it: the strategy of a cost, the code of a finding, the name of a model. A name that holds a dot stands in
 * brackets: {@code models[Llama-3.1-8B].score}.
 *
 * @param steps the names on the way
 */
record AdvicePath(List<String> steps) {

    /** What identifies the entries of a list of that kind. */
    private static final Map<Class<?>, String> KEYS = Map.ofEntries(
            Map.entry(Advice.Step.class, "question"),
            Map.entry(Advice.Vote.class, "factor"),
            Map.entry(Advice.Alternative.class, "strategy"),
            Map.entry(Advice.Model.class, "model"),
            Map.entry(Advice.Cost.class, "strategy"),
            Map.entry(Advice.CostPart.class, "part"),
            Map.entry(Advice.BreakEven.class, "name"),
            Map.entry(Advice.Unknown.class, "amount"),
            Map.entry(Advice.Driver.class, "fact"),
            Map.entry(Advice.Finding.class, "code"),
            Map.entry(Advice.NextStep.class, "rule"),
            Map.entry(Advice.Assumption.class, "fact"),
            Map.entry(Advice.Source.class, "id"),
            Map.entry(Advice.Firing.class, "rule"));

    /** Fields that hold the id of a strategy. */
    private static final Map<Class<?>, Set<String>> STRATEGIES = Map.of(
            Advice.Recommendation.class, Set.of("strategy", "adaptation"),
            Advice.Peft.class, Set.of("winner"),
            Advice.Alternative.class, Set.of("strategy"),
            Advice.Cost.class, Set.of("strategy"));

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([^\\[\\]]+)]");

    /** Copies the list, so that the record does not change. */
    AdvicePath {
        steps = List.copyOf(steps);
    }

    /**
     * What is wrong with a path.
     *
     * @param step the place of the step that leads nowhere
     * @param known what would lead on; empty where nothing does
     */
    record Astray(int step, List<String> known) {}

    /** The steps of a path as it is written. */
    static List<String> split(String text) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            steps.add(step.group(1) == null ? step.group(2) : step.group(1).strip());
        }
        return steps;
    }

    /** The path that goes on from this one. */
    AdvicePath then(List<String> more) {
        List<String> longer = new ArrayList<>(steps);
        longer.addAll(more);
        return new AdvicePath(longer);
    }

    /** Where the path leaves what an advice holds; null where it does not. */
    @Nullable
    Astray astray(ScenarioWords words) {
        Type at = Advice.class;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (at == Object.class) {
                return null;
            }
            if (at instanceof ParameterizedType several) {
                Type below = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
                List<String> known = names(several, below, words);
                if (!known.isEmpty() && !known.contains(step) && !step.matches("\\d+")) {
                    return new Astray(i, known);
                }
                at = below;
            } else {
                Type next = fields(at).stream()
                        .filter(each -> each.getName().equals(step))
                        .findFirst()
                        .map(RecordComponent::getGenericType)
                        .orElse(null);
                if (next == null) {
                    return new Astray(
                            i, fields(at).stream().map(RecordComponent::getName).toList());
                }
                at = next;
            }
        }
        return null;
    }

    /**
     * Words that a text of an advice can be.
     *
     * @param what one of them, as a message names it
     * @param known all of them
     */
    record Words(String what, Set<String> known) {}

    /** What the text at the end of the path can be; null where any will do. */
    @Nullable
    Words wordsAtEnd(ScenarioWords words) {
        if (steps.isEmpty() || !(endOf(steps.subList(0, steps.size() - 1)) instanceof Class<?> record)) {
            return null;
        }
        String field = steps.get(steps.size() - 1);
        if (STRATEGIES.getOrDefault(record, Set.of()).contains(field)) {
            return new Words("strategy of the rulebook", new TreeSet<>(words.ids("strategies")));
        }
        Set<String> leaves = words.names("Leaf");
        return record == Advice.Recommendation.class && field.equals("leaf") && leaves != null
                ? new Words("leaf that a rule concludes", leaves)
                : null;
    }

    /** Whether the path ends at a list or a map, whose entries are named by whole words. */
    boolean endsAtSeveral() {
        return endOf(steps) instanceof ParameterizedType;
    }

    /** The class of the one value at its end; null where it ends at several values, or passes entries by what several may be called. */
    @Nullable
    Class<?> single() {
        for (int i = 0; i < steps.size(); i++) {
            boolean entries = endOf(steps.subList(0, i)) instanceof ParameterizedType several
                    && several.getRawType() == List.class;
            if (entries && !steps.get(i).matches("\\d{1,6}")) {
                return null;
            }
        }
        return endOf(steps) instanceof Class<?> end && !end.isRecord() && end != Object.class ? end : null;
    }

    private static Type endOf(List<String> steps) {
        Type at = Advice.class;
        for (String step : steps) {
            if (at instanceof ParameterizedType several) {
                at = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
            } else {
                at = fields(at).stream()
                        .filter(each -> each.getName().equals(step))
                        .findFirst()
                        .map(RecordComponent::getGenericType)
                        .orElse(Object.class);
            }
        }
        return at;
    }

    private static List<RecordComponent> fields(Type type) {
        return type instanceof Class<?> record && record.isRecord()
                ? Arrays.asList(record.getRecordComponents())
                : List.of();
    }

    /** The names that entries of a list or map can have; empty where any will do. */
    private static List<String> names(ParameterizedType several, Type entry, ScenarioWords words) {
        if (several.getRawType() == Map.class) {
            return entry == Long.class ? List.copyOf(words.ids("strategies")) : List.of();
        }
        if (entry == Advice.Cost.class || entry == Advice.Alternative.class) {
            return List.copyOf(words.ids("strategies"));
        }
        if (entry == Advice.Firing.class) {
            return List.copyOf(words.rules());
        }
        if (entry == Advice.Source.class) {
            return List.copyOf(words.sources());
        }
        String conclusion = entry == Advice.Finding.class
                ? "Finding"
                : entry == Advice.Vote.class ? "Vote" : entry == Advice.BreakEven.class ? "BreakEven" : null;
        var known = conclusion == null ? null : words.names(conclusion);
        return known == null ? List.of() : List.copyOf(known);
    }

    /**
     * What the advice holds there; null where it holds nothing. Where several entries of a list have the name, a list of what
     * each holds.
     */
    @Nullable
    Object in(Advice advice) {
        return follow(advice, 0);
    }

    private @Nullable Object follow(@Nullable Object at, int step) {
        if (at == null || step == steps.size()) {
            return at;
        }
        String name = steps.get(step);
        if (at instanceof Map<?, ?> map) {
            return follow(map.get(name), step + 1);
        }
        if (at instanceof List<?> list) {
            return entries(list, name, step);
        }
        return at instanceof Record record ? follow(RecordFields.of(record).get(record, name), step + 1) : null;
    }

    private @Nullable Object entries(List<?> list, String name, int step) {
        if (name.matches("\\d{1,6}")) {
            int place = Integer.parseInt(name);
            return place < list.size() ? follow(list.get(place), step + 1) : null;
        }
        List<Object> found = new ArrayList<>();
        for (Object each : list) {
            if (name.equals(key(each))) {
                Object value = follow(each, step + 1);
                if (value != null) {
                    found.add(value);
                }
            }
        }
        return found.isEmpty() ? null : found.size() == 1 ? found.get(0) : found;
    }

    /** What identifies an entry of a list; null where nothing does. */
    static @Nullable Object key(Object entry) {
        String key = KEYS.get(entry.getClass());
        return key != null && entry instanceof Record record
                ? RecordFields.of(record).get(record, key)
                : null;
    }

    /** The path as it is written. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            if (step.contains(".")) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
