package org.transferadvisor.rulebook.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The parts of a graph whose nodes all lead to each other (Tarjan). They are numbered so that what a part leads to has a smaller number
 * than the part itself.
 */
public final class Components {

    private final List<Set<Integer>> edges;
    private final int[] order;
    private final int[] lowest;
    private final int[] part;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<List<Integer>> parts = new ArrayList<>();
    private int next = 1;

    /**
     * The parts of a graph.
     *
     * @param edges where each node leads to
     */
    public Components(List<Set<Integer>> edges) {
        this.edges = edges;
        this.order = new int[edges.size()];
        this.lowest = new int[edges.size()];
        this.part = new int[edges.size()];
        for (int each = 0; each < edges.size(); each++) {
            if (order[each] == 0) {
                visit(each);
            }
        }
    }

    /** How many there are. */
    public int size() {
        return parts.size();
    }

    /** The part of a node. */
    public int of(int node) {
        return part[node];
    }

    /** The nodes of a part. */
    public List<Integer> members(int number) {
        return parts.get(number);
    }

    /** The parts that lead back to themselves. */
    public List<List<Integer>> circles() {
        return parts.stream()
                .filter(each -> each.size() > 1 || edges.get(each.get(0)).contains(each.get(0)))
                .toList();
    }

    private void visit(int node) {
        order[node] = next;
        lowest[node] = next++;
        part[node] = -1;
        stack.push(node);
        for (int to : edges.get(node)) {
            if (order[to] == 0) {
                visit(to);
                lowest[node] = Math.min(lowest[node], lowest[to]);
            } else if (part[to] < 0) {
                lowest[node] = Math.min(lowest[node], order[to]);
            }
        }
        if (lowest[node] == order[node]) {
            List<Integer> members = new ArrayList<>();
            int member;
            do {
                member = stack.pop();
                part[member] = parts.size();
                members.add(member);
            } while (member != node);
            parts.add(members);
        }
    }
}
