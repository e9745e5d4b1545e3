package org.transferadvisor.measure.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value of a text with where it begins and ends there. */
record Part(Node node, String text) {

    static Part of(Node node, String text) {
        return new Part(node, text);
    }

    /** The value of a field or the entry of a list; null where it is not there. */
    @Nullable
    Part below(String step) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                if (each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return new Part(each.getValueNode(), text);
                }
            }
        }
        if (node instanceof SequenceNode list
                && step.matches("\\d{1,6}")
                && Integer.parseInt(step) < list.getValue().size()) {
            return new Part(list.getValue().get(Integer.parseInt(step)), text);
        }
        return null;
    }

    int start() {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    /** Behind its last character; a collection without brackets ends with its last entry. */
    int end() {
        Part last = last();
        if (last != null && !isFlow()) {
            return last.end();
        }
        int end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
        while (end > start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isFlow() {
        return node instanceof CollectionNode<?> all && all.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    }

    /** The last entry; null where there is none, or this is no collection. */
    @Nullable
    Part last() {
        List<?> all = node instanceof CollectionNode<?> collection ? collection.getValue() : List.of();
        if (all.isEmpty()) {
            return null;
        }
        Object last = all.get(all.size() - 1);
        return new Part(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last, text);
    }

    /** Where the last entry begins: its name, or the entry of a list. */
    int lastStart() {
        List<?> all = ((CollectionNode<?>) node).getValue();
        Object last = all.get(all.size() - 1);
        Node first = last instanceof NodeTuple tuple ? tuple.getKeyNode() : (Node) last;
        return text.offsetByCodePoints(0, first.getStartMark().getIndex());
    }

    /** The column that its entries begin in, from 0. */
    int column() {
        return node.getStartMark().getColumn();
    }
}
