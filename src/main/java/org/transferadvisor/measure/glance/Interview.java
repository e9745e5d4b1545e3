package org.transferadvisor.measure.glance;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.DeclaredFields;
import org.transferadvisor.facts.reading.FactPath;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.measure.editing.Edited;
import org.transferadvisor.measure.reading.Refusal;

/** Asks for the facts of a project that a file does not have yet, each with what it decides. */
public final class Interview {

    private static final int LONGEST_ANSWER = 10_000;

    private final Reader in;
    private final PrintStream out;
    private final ReferenceData reference;
    private final Words words;
    private final Contract<ProjectFacts> contract = Contract.of(ProjectFacts.class);

    /**
     * An interview.
     *
     * @param in answers, a line each
     * @param out questions
     * @param reference the rulebook's tables: words and defaults
     * @param declared the kinds of fact that its rules declare, with their fields
     * @param fields what it says of those fields
     */
    public Interview(
            Reader in,
            PrintStream out,
            ReferenceData reference,
            Map<String, Map<String, Class<?>>> declared,
            DeclaredFields fields) {
        this.in = in;
        this.out = out;
        this.reference = reference;
        this.words = Words.of(reference::ids, declared, fields);
    }

    private record Question(String path, String asks, String decides, boolean required) {}

    private static List<Question> questions() {
        return List.of(
                new Question("project", "What is the project called?", "It names the advice.", true),
                new Question(
                        "task.type",
                        "What is the model to do?",
                        "It decides which figures of time, data and annotation count, and which methods suit few samples.",
                        true),
                new Question(
                        "task.domain",
                        "In which domain, such as financial or legal?",
                        "It decides how near a model's training is to the project where nothing was measured.",
                        false),
                new Question(
                        "data.labeledSamples",
                        "How many labelled samples will it be trained on?",
                        "It decides the first branch of the decision tree.",
                        true),
                new Question(
                        "budget.compute",
                        "How many USD may the adaptation cost in compute?",
                        "It decides which methods can be paid.",
                        true),
                new Question(
                        "serving.requirement",
                        "What counts most in use?",
                        "It decides whether the model is made smaller after its adaptation.",
                        false),
                new Question(
                        "hardware.gpu",
                        "Which GPU is it trained on?",
                        "It decides hours, and with their number what fits.",
                        false),
                new Question(
                        "hardware.count",
                        "How many of them are at hand?",
                        "It decides which methods can be carried out; without a number all fit.",
                        false));
    }

    /** Asks for what is missing and sets it. */
    public void ask(Edited facts) {
        out.println("An empty answer takes the default, or leaves the fact open. `?` lists what is allowed.");
        for (Question each : questions()) {
            List<String> path = List.of(each.path.split("\\."));
            if (value(facts, path) == null) {
                Object answer = answer(each, path);
                if (answer != null) {
                    facts.set(path, answer);
                }
            }
        }
        if (value(facts, List.of("candidates")) == null && value(facts, List.of("modelMatch")) == null) {
            candidates(facts);
        }
        if (value(facts, List.of("facts")) == null) {
            declared(facts);
        }
    }

    /** Facts of the kinds that the rulebook declares: each is left out where its first field has no answer. */
    private void declared(Edited facts) {
        List<Object> stated = new ArrayList<>();
        words.declaredTypes().forEach((type, fields) -> {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("type", type);
            for (String field : fields.keySet()) {
                boolean first = fact.size() == 1;
                boolean open = first || words.declaredFields().optional(type, field);
                Object value = declared(fact, field, open);
                if (value != null) {
                    fact.put(field, value);
                } else if (first) {
                    return;
                }
            }
            stated.add(fact);
        });
        if (!stated.isEmpty()) {
            facts.put(List.of("facts"), stated);
        }
    }

    private @Nullable Object declared(Map<String, Object> fact, String field, boolean open) {
        String type = String.valueOf(fact.get("type"));
        Field limits = words.declaredFields().limits(type, field);
        String about = limits == null || limits.about().isEmpty() ? "" : ", " + limits.about();
        say(type + ": " + field + about + "?", "It is a fact of this rulebook.", null);
        boolean text = words.declaredTypes().get(type).get(field) == String.class;
        while (true) {
            String said = line();
            if (said.isEmpty() && open) {
                return null;
            }
            Node node = text ? Node.of(said) : said.matches("true|false") ? Node.of(Boolean.valueOf(said)) : node(said);
            Map<String, Object> whole = new LinkedHashMap<>(fact);
            whole.put(field, node.plain());
            List<Problem> problems =
                    contract.check(Node.of(Map.of("facts", List.of(whole))), "", "answer", words).stream()
                            .filter(each -> each.pointer().equals("/facts/0/" + field))
                            .toList();
            if (problems.isEmpty() && !said.isEmpty()) {
                return node.plain();
            }
            untaken(said, problems);
        }
    }

    private static Node node(String said) {
        return Node.of(said.matches("[-+]?\\d{1,15}(\\.\\d{1,9})?") ? (Object) new BigDecimal(said) : said);
    }

    /** Asks how large a candidate is that no table knows. */
    public void size(Edited facts, int candidate) {
        List<String> path = List.of("candidates", String.valueOf(candidate), "parametersB");
        Node model = value(facts, List.of("candidates", String.valueOf(candidate), "model"));
        facts.set(
                path,
                required(
                        "How many billions of parameters has " + (model == null ? "it" : Problem.shown(model.shown()))
                                + "?",
                        "It decides memory, hours and costs; `advisor models add` counts it from a config.json.",
                        List.of("candidates", "*", "parametersB")));
    }

    private void candidates(Edited facts) {
        say(
                "Which models could it start from? Names, with commas between them; none if that is open.",
                "They are compared, and the nearest, best and smallest wins.",
                null);
        List<Object> models = new ArrayList<>();
        for (String name : line().split(",", -1)) {
            if (!name.isBlank()) {
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("model", name.strip());
                models.add(model);
            }
        }
        if (models.isEmpty()) {
            facts.set(
                    List.of("modelMatch"),
                    required(
                            "Is there a foundation model for the domain?",
                            "It decides the tree's first question.",
                            List.of("modelMatch")));
        } else {
            facts.put(List.of("candidates"), models);
        }
    }

    private static @Nullable Node value(Edited facts, List<String> path) {
        return facts.text().isBlank()
                ? null
                : new FactPath(path).in(facts.document().root());
    }

    private @Nullable Object answer(Question question, List<String> path) {
        Object usual = defaultOf("/" + String.join("/", path));
        if (question.required) {
            return required(question.asks, question.decides, path);
        }
        say(question.asks, question.decides, usual == null ? null : String.valueOf(usual));
        while (true) {
            String said = line();
            if (said.isEmpty()) {
                return null;
            }
            Object value = checked(path, said);
            if (value != null) {
                return value;
            }
        }
    }

    private Object required(String asks, String decides, List<String> path) {
        say(asks, decides, null);
        while (true) {
            Object value = checked(path, line());
            if (value != null) {
                return value;
            }
        }
    }

    private @Nullable Object defaultOf(String fact) {
        for (Row row : reference.rows("defaults")) {
            if (fact.equals(row.cell("fact"))) {
                return row.cell("value");
            }
        }
        return null;
    }

    private void say(String asks, String decides, @Nullable String usual) {
        out.println();
        out.println(asks + " " + decides);
        out.print(usual == null ? "> " : "[" + usual + "] > ");
        out.flush();
    }

    /** The value of an answer; null where it is none, which was told. */
    private @Nullable Object checked(List<String> path, String said) {
        Node node = node(said);
        if (path.equals(List.of("project"))) {
            node = Node.of(said);
        }
        List<Problem> problems = new ArrayList<>();
        contract.checkField(path, node, "answer", words, problems);
        if (problems.isEmpty() && !said.isEmpty()) {
            return node.plain();
        }
        untaken(said, problems);
        return null;
    }

    private void untaken(String said, List<Problem> problems) {
        String allowed = problems.isEmpty() ? "an answer" : problems.get(0).allowed();
        String hint = problems.isEmpty() || problems.get(0).hint() == null
                ? ""
                : " (" + problems.get(0).hint() + ")";
        out.println((said.isEmpty() || said.equals("?") ? "" : Problem.quoted(said) + " cannot be taken. ")
                + "Allowed: " + allowed + hint);
        out.print("> ");
        out.flush();
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        try {
            int character = in.read();
            if (character < 0) {
                throw Refusal.of(
                        "standard input", "the answers end before the last question", "an answer a line", null);
            }
            while (character >= 0 && character != '\n') {
                if (line.length() == LONGEST_ANSWER) {
                    throw Refusal.of("standard input", "the answer is too long", "at most 10,000 characters", null);
                }
                line.append((char) character);
                character = in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }
}
