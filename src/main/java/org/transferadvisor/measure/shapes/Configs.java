package org.transferadvisor.measure.shapes;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Reads the {@code config.json} that candidates of a facts file name, and puts its figures in the place of its path. */
public final class Configs {

    private static final String CONFIG = "config";

    private Configs() {}

    /**
     * The facts with the figures. What a candidate states itself stays as stated.
     *
     * @param folder that the paths start from; null for the folder that the program runs in
     * @throws RefusedException where a file is not there, or cannot be counted
     */
    public static Document read(Document facts, @Nullable Path folder) {
        if (!(new FactPath(List.of("candidates")).in(facts.root()) instanceof Node.Sequence candidates)) {
            return facts;
        }
        Node root = facts.root();
        for (int i = 0; i < candidates.items().size(); i++) {
            if (candidates.items().get(i) instanceof Node.Mapping candidate
                    && candidate.get(CONFIG) instanceof Node.Text config) {
                Node filled = filled(candidate, config, path(facts.name(), i, config, folder));
                root = new FactPath(List.of("candidates", String.valueOf(i))).set(root, filled);
            }
        }
        return new Document(facts.name(), root, facts.problems());
    }

    private static Node filled(Node.Mapping candidate, Node.Text config, Path file) {
        ModelShape shape = ModelShape.read(file, stated(candidate));
        Map<String, Object> told = new LinkedHashMap<>(shape.candidate());
        if (!candidate.entries().containsKey("model") && shape.name() != null) {
            told.put("model", shape.name());
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>(candidate.entries());
        entries.remove(CONFIG);
        told.forEach((field, value) ->
                entries.putIfAbsent(field, new Node.Entry(config.place(), at(config.place(), value))));
        return new Node.Mapping(candidate.place(), entries);
    }

    private static @Nullable Double stated(Node.Mapping candidate) {
        return candidate.get("parametersB") instanceof Node.Numeric number
                ? (Double) number.value().doubleValue()
                : null;
    }

    private static Node at(Node.Place place, Object value) {
        Node node = Node.of(value);
        return node instanceof Node.Numeric numeric
                ? new Node.Numeric(place, numeric.value(), numeric.shown())
                : node instanceof Node.Truth truth
                        ? new Node.Truth(place, truth.value())
                        : new Node.Text(place, node.shown());
    }

    private static Path path(String facts, int candidate, Node.Text config, @Nullable Path folder) {
        List<Problem> problems = new ArrayList<>();
        try {
            Path file = folder == null ? Path.of(config.value()) : folder.resolve(config.value());
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // no name of a file: told below
        }
        problems.add(new Problem(
                facts,
                config.place().line(),
                config.place().column(),
                "/candidates/" + candidate + "/" + CONFIG,
                Problem.quoted(config.value()) + " is not there",
                "the path of a config.json, from the folder of the facts file",
                null));
        throw new RefusedException(problems);
    }
}
