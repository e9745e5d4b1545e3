package org.transferadvisor.authoring.space;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.transferadvisor.facts.reference.ReferenceData;

/** Projects by cells: one cell for each dimension, or none where the fact does not matter. */
public final class ProjectSpace {

    public static final int UNSET = -1;

    private static final String MATCH = "/modelMatch";
    private static final String CANDIDATES = "/candidates";
    private static final String FACTS = "/facts/";

    private final Draft smallest;
    private final List<Dimension> dimensions;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] lists;

    public ProjectSpace(ReferenceData reference, List<Dimension> dimensions) {
        this.smallest = Draft.smallest("A project", reference);
        this.dimensions = dimensions;
        for (int i = 0; i < dimensions.size(); i++) {
            places.put(dimensions.get(i).pointer(), i);
        }
        lists = new int[dimensions.size()];
        for (int i = 0; i < lists.length; i++) {
            String pointer = dimensions.get(i).pointer();
            int entry = pointer.indexOf("/*/");
            lists[i] = entry < 0 ? UNSET : places.getOrDefault(pointer.substring(0, entry), UNSET);
        }
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    public int size() {
        return dimensions.size();
    }

    /** The place of a dimension; {@link #UNSET} where the fact is none. */
    public int place(String pointer) {
        return places.getOrDefault(pointer, UNSET);
    }

    public int cells(int dimension) {
        return dimensions.get(dimension).values().size();
    }

    /** The same in one project, where a fact of an entry has one cell as long as there is no entry. */
    public int cells(int dimension, int[] project) {
        int list = lists[dimension];
        return list != UNSET && project[list] == 0 ? 1 : cells(dimension);
    }

    /** The dimension that says whether the list of a dimension has entries. */
    public int list(int dimension) {
        return lists[dimension];
    }

    /** Some dimensions, those first that say if a list has entries. */
    public int[] listsFirst(BitSet some) {
        return some.stream()
                .boxed()
                .sorted(Comparator.comparing(i -> !dimensions.get(i).isList()))
                .mapToInt(i -> i)
                .toArray();
    }

    /** How many cells some dimensions make together. */
    public BigInteger product() {
        return dimensions.stream()
                .map(each -> BigInteger.valueOf(each.values().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    public int[] unset() {
        int[] cells = new int[size()];
        Arrays.fill(cells, UNSET);
        return cells;
    }

    /** A project in a cell. Facts that are unset take the least that makes it a project. */
    public Draft draft(int[] cells) {
        return draft(cells, List.of());
    }

    /**
     * A project in a cell with more candidates.
     *
     * @param others cells of the other candidates, of which only the dimensions of candidates count
     */
    public Draft draft(int[] cells, List<int[]> others) {
        Draft draft = smallest;
        int list = place(CANDIDATES);
        boolean candidates =
                list != UNSET && cells[list] == 1 || list != UNSET && cells[list] == UNSET && anyOfEntries(cells);
        if (candidates) {
            draft = draft.with(CANDIDATES + "/0", Draft.candidate(0));
            for (int i = 0; i < others.size(); i++) {
                draft = draft.with(CANDIDATES + "/" + (i + 1), Draft.candidate(i + 1));
            }
        }
        int facts = 0;
        for (int i = 0; i < cells.length; i++) {
            Dimension dimension = dimensions.get(i);
            if (dimension.ofEntry() && candidates) {
                draft = entry(draft, dimension, cells[i], 0);
                for (int j = 0; j < others.size(); j++) {
                    draft = entry(draft, dimension, others.get(j)[i], j + 1);
                }
            } else if (!dimension.ofEntry() && !dimension.isList() && cells[i] != UNSET) {
                Object value = dimension.values().get(cells[i]);
                if (!dimension.pointer().startsWith(FACTS)) {
                    draft = draft.with(dimension.pointer(), value);
                } else if (value != null) {
                    draft = draft.with(FACTS + facts++, value);
                }
            }
        }
        int match = place(MATCH);
        boolean unstated = match == UNSET || cells[match] == UNSET;
        return !candidates && unstated ? draft.matched() : draft;
    }

    private boolean anyOfEntries(int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != UNSET && dimensions.get(i).ofEntry()) {
                return true;
            }
        }
        return false;
    }

    private static Draft entry(Draft draft, Dimension dimension, int cell, int number) {
        return cell == UNSET
                ? draft
                : draft.with(
                        dimension.pointer().replace("*", String.valueOf(number)),
                        dimension.values().get(cell));
    }
}
