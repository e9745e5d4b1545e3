package org.transferadvisor.explain.flip;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Decision;
import org.transferadvisor.authoring.space.Dimension;
import org.transferadvisor.authoring.space.FactSpace;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.RecordFields;
import org.transferadvisor.facts.reference.Default;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.rulebook.Rulebook;

/**
 * The facts of one project that its recommendation depends on, with the values to try. A project may take back what it need
 * not state, and drop a candidate; what was found out about a candidate stays found out, and what the reference data says of
 * a known model is left as it is.
 */
final class ChangeableFacts {

    private static final String DECLARED = "/facts/";

    /**
     * Of how many candidates the facts are changed: those ranked first. Three facts keep down three candidates at most, and each
     * further one makes the search longer.
     */
    static final int MOST_CANDIDATES = 4;

    private final Rulebook rulebook;
    private final Decision decision;
    private final FixedFacts fixed;
    private final List<ChangeableFact> facts = new ArrayList<>();
    private final Set<String> leftAlone = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<Integer> places;
    private final List<String> behind = new ArrayList<>();

    ChangeableFacts(Rulebook rulebook, FactSpace space, Decision decision, FixedFacts fixed) {
        this.rulebook = rulebook;
        this.decision = decision;
        this.fixed = fixed;
        this.places = places();
        space.dimensions(Runs.DECIDED, decision).forEach(this::take);
        facts.sort(Comparator.comparing(ChangeableFact::pointer));
    }

    /** The facts, in the order of their pointers. */
    List<ChangeableFact> facts() {
        return facts;
    }

    /** The pointers of those left alone since they were asked to be. */
    Set<String> leftAlone() {
        return leftAlone;
    }

    /** The pointers of those that are no facts of the project but of a known model. */
    Set<String> known() {
        return known;
    }

    /** The names of the candidates left alone since others are ranked before them. */
    List<String> behind() {
        return behind;
    }

    /** The places of the candidates that are ranked first. */
    private Set<Integer> places() {
        List<Candidate> candidates = decision.facts().facts().candidates();
        if (candidates == null) {
            return Set.of();
        }
        List<String> ranked =
                decision.advice().models().stream().map(Advice.Model::model).toList();
        Set<String> first = Set.copyOf(ranked.subList(0, Math.min(MOST_CANDIDATES, ranked.size())));
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (first.contains(candidates.get(i).model())) {
                places.add(i);
            } else {
                behind.add(candidates.get(i).model());
            }
        }
        return places;
    }

    private void take(Dimension dimension) {
        if (dimension.pointer().startsWith(DECLARED)) {
            declared(dimension);
        } else if (dimension.isList()) {
            candidates(dimension);
        } else if (dimension.ofEntry()) {
            places.forEach(i -> take(dimension, dimension.pointer().replace("/*/", "/" + i + "/")));
        } else {
            take(dimension, dimension.pointer());
        }
    }

    /** Candidates are dropped, unless their name is fixed; none is made up. */
    private void candidates(Dimension dimension) {
        List<Candidate> candidates = decision.facts().facts().candidates();
        for (int i : places) {
            String pointer = dimension.pointer() + "/" + i;
            if (fixed.contains(pointer + "/model")) {
                leftAlone.add(pointer);
            } else {
                String model = Objects.requireNonNull(candidates).get(i).model();
                facts.add(new ChangeableFact(
                        pointer,
                        dimension.pointer() + "/*",
                        model,
                        model,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        true,
                        false,
                        dimension.rules()));
            }
        }
    }

    /** A fact of a type that the rulebook declares: stated at its place, or added after the last. */
    private void declared(Dimension dimension) {
        List<Object> values =
                dimension.values().stream().filter(Objects::nonNull).toList();
        List<Map<String, Object>> stated = decision.facts().facts().facts();
        int size = stated == null ? 0 : stated.size();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (((Map<?, ?>) values.get(0)).get("type").equals(stated.get(i).get("type"))) {
                places.add(i);
            }
        }
        boolean isStated = !places.isEmpty();
        (isStated ? places : List.of(size)).forEach(place -> {
            String pointer = DECLARED + place;
            if (fixed.contains(pointer)) {
                leftAlone.add(pointer);
            } else {
                Object now = isStated ? stated.get(place) : null;
                facts.add(new ChangeableFact(
                        pointer,
                        dimension.pointer(),
                        now,
                        now,
                        values,
                        List.of(),
                        List.of(),
                        dimension.exact(),
                        isStated,
                        false,
                        dimension.rules()));
            }
        });
    }

    private void take(Dimension dimension, String pointer) {
        Object stated = read(pointer);
        if (fixed.contains(pointer)) {
            leftAlone.add(pointer);
        } else if (isOfTheTable(dimension.pointer(), pointer)) {
            known.add(pointer);
        } else if (stated instanceof Record parts && !(stated instanceof Range)) {
            RecordFields.of(parts).names().forEach(name -> part(dimension, pointer, name));
        } else {
            List<Object> values =
                    dimension.values().stream().filter(Objects::nonNull).toList();
            List<Object> near = dimension.near();
            add(dimension, pointer, stated, values, near, dimension.thresholds());
        }
    }

    /** One field of a fact of several numbers, such as a similarity: rules compare what they compute of them. */
    private void part(Dimension dimension, String pointer, String name) {
        String below = pointer + "/" + name;
        if (fixed.contains(below)) {
            leftAlone.add(below);
            return;
        }
        Set<Object> values = new LinkedHashSet<>();
        dimension.values().forEach(each -> {
            if (each instanceof Map<?, ?> map && map.get(name) != null) {
                values.add(map.get(name));
            }
        });
        add(dimension, below, read(below), List.copyOf(values), List.of(), List.of());
    }

    private void add(
            Dimension dimension,
            String pointer,
            @Nullable Object stated,
            List<Object> values,
            List<Object> near,
            List<BigDecimal> thresholds) {
        boolean given = stated != null
                && decision.facts().defaulted().stream()
                        .noneMatch(each -> each.fact().equals(pointer));
        boolean optional = given && !dimension.ofEntry() && dimension.values().contains(null);
        ChangeableFact fact = new ChangeableFact(
                pointer,
                dimension.pointer(),
                plain(stated),
                stated,
                values,
                near,
                thresholds,
                dimension.exact() && thresholds(dimension, pointer),
                optional,
                isWhole(pointer),
                dimension.rules());
        if (!fact.alone().isEmpty()) {
            facts.add(fact);
        }
    }

    /** Whether the thresholds of a fact are its own: those of a fact of several parts are those of what is made of them. */
    private static boolean thresholds(Dimension dimension, String pointer) {
        return dimension.pointer().chars().filter(each -> each == '/').count()
                == pointer.chars().filter(each -> each == '/').count();
    }

    private static @Nullable Object plain(@Nullable Object stated) {
        if (stated instanceof Range range) {
            return plain(range.likely());
        }
        if (stated instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros();
        }
        return stated instanceof Number number ? BigDecimal.valueOf(number.longValue()) : stated;
    }

    /** What the facts hold at a pointer, gaps filled. */
    private @Nullable Object read(String pointer) {
        Object at = decision.facts().facts();
        for (String step : pointer.substring(1).split("/", -1)) {
            if (at instanceof List<?> list) {
                at = list.get(Integer.parseInt(step));
            } else {
                at = at instanceof Record fact ? RecordFields.of(fact).get(fact, step) : null;
            }
        }
        return at;
    }

    private static boolean isWhole(String pointer) {
        Class<?> at = ProjectFacts.class;
        for (String step : pointer.substring(1).split("/", -1)) {
            if (step.matches("\\d+") || !at.isRecord()) {
                continue;
            }
            RecordComponent component = Arrays.stream(at.getRecordComponents())
                    .filter(each -> each.getName().equals(step))
                    .findFirst()
                    .orElseThrow();
            boolean list = component.getGenericType() instanceof ParameterizedType type
                    && type.getActualTypeArguments()[0] instanceof Class<?>;
            at = list
                    ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getType();
        }
        return at == Long.class || at == Integer.class;
    }

    /** Whether the fact is not the project's but a default out of the row of the reference data on the model. */
    private boolean isOfTheTable(String general, String pointer) {
        if (general.equals(pointer)
                || decision.facts().defaulted().stream()
                        .noneMatch(each -> each.fact().equals(pointer))) {
            return false;
        }
        for (Row row : rulebook.reference().rows("defaults")) {
            Default rule = (Default) row.value();
            if (rule.fact().equals(general) && rule.copy() != null) {
                String index = pointer.replaceAll("^/\\w+/(\\d+)/.*", "$1");
                return isOfTheTable(rule.copy(), rule.copy().replace("*", index));
            }
            if (rule.fact().equals(general) && rule.table() != null && rule.row() != null && rule.column() != null) {
                String index = pointer.replaceAll("^/\\w+/(\\d+)/.*", "$1");
                Object id = read(rule.row().replace("*", index));
                Row cells = id == null ? null : rulebook.reference().row(rule.table(), id.toString());
                if (cells != null && cells.cell(rule.column()) != null) {
                    return true;
                }
            }
        }
        return false;
    }
}
